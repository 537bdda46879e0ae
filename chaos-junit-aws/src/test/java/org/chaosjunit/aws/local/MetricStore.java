package org.chaosjunit.aws.local;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What services measure of themselves, and what callers put: where CloudWatch reads it. */
public final class MetricStore {
    private final Queue<Datum> data = new ConcurrentLinkedQueue<>();

    /**
     * One value.
     *
     * @param unit as CloudWatch spells it, for example {@code Count} or {@code Milliseconds}
     */
    public record Datum(
            String namespace, String name, Map<String, String> dimensions, String unit, double value, Instant at) {
        public Datum {
            dimensions = Map.copyOf(dimensions);
        }
    }

    /** Adds a value. */
    public void add(Datum datum) {
        data.add(datum);
    }

    /** Returns all values, in the order in which they came. */
    public List<Datum> data() {
        return List.copyOf(data);
    }

    /** Returns the sum of a metric, for tests. */
    public double sum(String namespace, String name, Map<String, String> dimensions) {
        return data.stream()
                .filter(each ->
                        each.namespace().equals(namespace) && each.name().equals(name))
                .filter(each -> each.dimensions().equals(dimensions))
                .mapToDouble(Datum::value)
                .sum();
    }
}
