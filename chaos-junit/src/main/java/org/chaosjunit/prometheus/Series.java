package org.chaosjunit.prometheus;

import java.util.Map;
import java.util.TreeMap;

/**
 * A line of numbers over time.
 *
 * @param name its name
 * @param labels its labels
 */
record Series(String name, Map<String, String> labels) {
    Series {
        labels = Map.copyOf(labels);
    }

    /** Returns a text that is the same for the same series, however its labels are sorted. */
    String id() {
        return name + new TreeMap<>(labels);
    }

    /** Returns the value of a label; empty where it is not there. */
    String label(String label) {
        return labels.getOrDefault(label, "");
    }
}
