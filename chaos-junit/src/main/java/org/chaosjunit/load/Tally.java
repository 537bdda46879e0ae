package org.chaosjunit.load;

import java.util.Locale;
import java.util.Optional;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Unit;

/** A statistic that is no percentile. */
enum Tally implements Statistic {
    /** Share of arrivals that were answered as they should be. */
    SUCCESS(Unit.PERCENT) {
        @Override
        public double of(Window window) {
            Totals totals = window.totals();
            return 100.0 * totals.count(Outcome.SUCCESS) / totals.count();
        }

        @Override
        public long within(Window window, Range range) {
            return window.totals().count(Outcome.SUCCESS);
        }

        @Override
        public Optional<Range> share(Range range) {
            return Optional.of(range);
        }
    },
    /** Mean of the latencies. */
    MEAN(Unit.MILLIS) {
        @Override
        public double of(Window window) {
            return window.meanMillis();
        }
    },
    /** Arrivals per second that were answered in time, rightly or not. */
    RATE(Unit.PER_SECOND) {
        @Override
        public double of(Window window) {
            Totals totals = window.totals();
            return (totals.count(Outcome.SUCCESS) + totals.count(Outcome.FAILURE)) / window.seconds();
        }
    },
    /** Number of arrivals. */
    COUNT(Unit.NONE) {
        @Override
        public double of(Window window) {
            return window.totals().count();
        }
    },
    /** Number of arrivals that were answered otherwise, or failed before their time was up. */
    FAILED(Unit.NONE) {
        @Override
        public double of(Window window) {
            return window.totals().count(Outcome.FAILURE);
        }
    },
    /** Number of arrivals that were sent and not answered in time. */
    TIMEDOUT(Unit.NONE) {
        @Override
        public double of(Window window) {
            return window.totals().count(Outcome.TIMEOUT);
        }
    },
    /** Number of arrivals that could not be sent. */
    UNSENT(Unit.NONE) {
        @Override
        public double of(Window window) {
            return window.totals().count(Outcome.UNSENT);
        }
    };

    private final Unit unit;

    Tally(Unit unit) {
        this.unit = unit;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public boolean isTotal() {
        return unit == Unit.NONE;
    }

    String metricName() {
        return name().toLowerCase(Locale.ROOT);
    }

    // One number for the whole window: all arrivals agree with the range, or none does.
    @Override
    public long within(Window window, Range range) {
        return range.contains(of(window)) ? window.totals().count() : 0;
    }
}
