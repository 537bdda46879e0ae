package org.chaosjunit.sampling;

import java.util.HashMap;
import java.util.Map;

/** Several counters, each of which may begin anew at any time. */
final class Counters {
    private final String name;
    private final Map<String, Double> last = new HashMap<>();
    private double total;

    Counters(String name) {
        this.name = name;
    }

    /** Returns by how much they have grown together since they were read before; at first, by all that they show. */
    double grown(Map<String, Double> now) {
        Digest.requireNumbers(name, now.values());
        double grown = 0;
        for (Map.Entry<String, Double> counter : now.entrySet()) {
            double value = counter.getValue();
            if (value < 0) {
                throw new ArithmeticException(
                        name + " counted " + Digest.words(value) + ", but counters are not below 0");
            }
            // One that is missing for a while is remembered: it did not begin anew because it was not seen.
            double before = last.getOrDefault(counter.getKey(), 0.0);
            grown += value < before ? value : value - before;
        }
        last.putAll(now);
        total += grown;
        return grown;
    }

    /** Returns all that they are known to have ever counted. */
    double total() {
        return total;
    }
}
