package org.chaosjunit.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** One number of a meter. */
final class MeterNumber {
    private static final TimeUnit MILLIS = TimeUnit.MILLISECONDS;

    private MeterNumber() {}

    /**
     * Returns the number.
     *
     * @throws IllegalStateException if the meter has no such, or does not count where that is wanted
     */
    static double of(Meter meter, MeterChoice choice) {
        if (choice.counts() && (meter instanceof Gauge || meter instanceof LongTaskTimer)) {
            throw new IllegalStateException(
                    name(meter) + ", and does not count what only grows: write `kind = Kind.GAUGE`");
        }
        OptionalDouble number =
                switch (choice.statistic()) {
                    case VALUE -> value(meter);
                    case COUNT -> count(meter);
                    case TOTAL -> total(meter);
                    case MAX -> max(meter);
                };
        return number.orElseThrow(() -> new IllegalStateException(
                name(meter) + ", and has no " + choice.statistic() + ": write another `statistic`"));
    }

    private static OptionalDouble value(Meter meter) {
        if (meter instanceof TimeGauge gauge) {
            return OptionalDouble.of(gauge.value(MILLIS));
        }
        if (meter instanceof Gauge gauge) {
            return OptionalDouble.of(gauge.value());
        }
        if (meter instanceof LongTaskTimer timer) {
            return OptionalDouble.of(timer.activeTasks());
        }
        return meter instanceof Counter || meter instanceof FunctionCounter ? count(meter) : OptionalDouble.empty();
    }

    private static OptionalDouble count(Meter meter) {
        if (meter instanceof Counter counter) {
            return OptionalDouble.of(counter.count());
        }
        if (meter instanceof FunctionCounter counter) {
            return OptionalDouble.of(counter.count());
        }
        if (meter instanceof Timer timer) {
            return OptionalDouble.of((double) timer.count());
        }
        if (meter instanceof FunctionTimer timer) {
            return OptionalDouble.of(timer.count());
        }
        return meter instanceof DistributionSummary summary
                ? OptionalDouble.of((double) summary.count())
                : OptionalDouble.empty();
    }

    private static OptionalDouble total(Meter meter) {
        if (meter instanceof Timer timer) {
            return OptionalDouble.of(timer.totalTime(MILLIS));
        }
        if (meter instanceof FunctionTimer timer) {
            return OptionalDouble.of(timer.totalTime(MILLIS));
        }
        return meter instanceof DistributionSummary summary
                ? OptionalDouble.of(summary.totalAmount())
                : OptionalDouble.empty();
    }

    private static OptionalDouble max(Meter meter) {
        if (meter instanceof Timer timer) {
            return OptionalDouble.of(timer.max(MILLIS));
        }
        if (meter instanceof LongTaskTimer timer) {
            return OptionalDouble.of(timer.max(MILLIS));
        }
        return meter instanceof DistributionSummary summary ? OptionalDouble.of(summary.max()) : OptionalDouble.empty();
    }

    private static String name(Meter meter) {
        return meter.getId().getName() + " is a "
                + meter.getId().getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
