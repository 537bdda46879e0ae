package org.chaosjunit.load;

import java.util.Locale;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Unit;

/** What a load measures of the arrivals of a window; the name in lower case is the last part of the metric's name. */
enum Statistic {
    /** Share of arrivals that were answered as they should be. */
    SUCCESS(Unit.PERCENT) {
        @Override
        double of(Window window) {
            return 100.0 * window.count(Outcome.SUCCESS) / window.count();
        }

        @Override
        long within(Window window, Range range) {
            return window.count(Outcome.SUCCESS);
        }
    },
    /** Median of the latencies. */
    P50(Unit.MILLIS) {
        @Override
        double of(Window window) {
            return window.percentileMillis(50);
        }
    },
    /** 95th percentile of the latencies. */
    P95(Unit.MILLIS) {
        @Override
        double of(Window window) {
            return window.percentileMillis(95);
        }
    },
    /** 99th percentile of the latencies. */
    P99(Unit.MILLIS) {
        @Override
        double of(Window window) {
            return window.percentileMillis(99);
        }
    },
    /** Longest latency. */
    MAX(Unit.MILLIS) {
        @Override
        double of(Window window) {
            return window.maxMillis();
        }
    },
    /** Arrivals per second that were answered in time, rightly or not. */
    RATE(Unit.PER_SECOND) {
        @Override
        double of(Window window) {
            return (window.count(Outcome.SUCCESS) + window.count(Outcome.FAILURE)) / window.seconds();
        }
    },
    /** Number of arrivals. */
    COUNT(Unit.NONE) {
        @Override
        double of(Window window) {
            return window.count();
        }
    };

    private final Unit unit;

    Statistic(Unit unit) {
        this.unit = unit;
    }

    Unit unit() {
        return unit;
    }

    String metricName(String load) {
        return load + "." + name().toLowerCase(Locale.ROOT);
    }

    /** Returns the statistic of a window that is not empty. */
    abstract double of(Window window);

    /** Returns how many arrivals agree with the range: each by its latency, or else all or none by the statistic. */
    long within(Window window, Range range) {
        if (unit == Unit.MILLIS) {
            return window.count(sample -> range.contains(Sample.micros(sample) / 1000.0));
        }
        return range.contains(of(window)) ? window.count() : 0;
    }
}
