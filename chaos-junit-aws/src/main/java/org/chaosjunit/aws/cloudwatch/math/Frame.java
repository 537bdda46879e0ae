package org.chaosjunit.aws.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an expression is computed from.
 *
 * @param from start of the first period
 * @param to end of the last one
 * @param period length of each
 * @param metrics the metrics of the request by their ids, in their order; no expressions
 * @param expressions what other expressions came to, by their ids
 */
record Frame(Instant from, Instant to, Duration period, Map<String, Series> metrics, Map<String, Value> expressions) {
    Frame {
        metrics = new LinkedHashMap<>(metrics);
    }

    /** Returns the start of each period. */
    List<Instant> times() {
        List<Instant> times = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(period)) {
            times.add(at);
        }
        return times;
    }
}
