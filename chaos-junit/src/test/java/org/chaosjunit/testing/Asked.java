package org.chaosjunit.testing;

import static org.awaitility.Awaitility.await;

import java.lang.reflect.AnnotatedElement;
import java.time.Instant;
import java.util.Arrays;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Samples;

/** Asks a metric by hand. */
public final class Asked {
    private static final Instant START = Instant.EPOCH;

    private final Metric metric;
    private int times;

    /** Asks the only metric of a source. */
    public Asked(MetricSource source) {
        metric = source.find(source.names().iterator().next()).orElseThrow();
    }

    /** Returns the metric. */
    public Metric metric() {
        return metric;
    }

    /** Asks once more, a second after it was asked before, and waits for the answer. */
    public Asked once() {
        Instant at = START.plusSeconds(times++);
        metric.sampleNow(at);
        await().until(() -> metric.settledUntil(at.plusNanos(1)).isAfter(at));
        return this;
    }

    /** Returns all samples up to now. */
    public Samples samples() {
        return metric.between(START, START.plusSeconds(times));
    }

    /** Returns the newest sample. */
    public Samples last() {
        return metric.between(START.plusSeconds(times - 1L), START.plusSeconds(times));
    }

    /** Returns the method of that name. */
    public static AnnotatedElement method(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + name));
    }
}
