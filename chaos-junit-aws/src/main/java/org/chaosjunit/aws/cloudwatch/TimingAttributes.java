package org.chaosjunit.aws.cloudwatch;

import java.time.Duration;
import java.util.Set;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/**
 * The attributes that say which periods are asked for, as written.
 *
 * @param step empty for the period
 */
record TimingAttributes(String step, String lookBack, String lag, String timeout) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Set<Long> SHORT = Set.of(1L, 5L, 10L, 20L, 30L);

    /**
     * Reads them.
     *
     * @throws InvalidAttributeException if CloudWatch has no such periods
     */
    Timing read(Duration period, Site site) {
        if (!isPeriod(period)) {
            throw new InvalidAttributeException(
                    "period",
                    "to be 1 s, 5 s, 10 s, 20 s, 30 s or whole minutes, as CloudWatch has them",
                    Durations.format(period),
                    "Write for example `period = \"1min\"`; in a file, 60.");
        }
        Duration apart = step.isBlank() ? period : Durations.parse("step", site.resolve("step", step));
        // CloudWatch rounds the start of a question down to the whole minute, or to the period if that is shorter.
        boolean isStep =
                apart.equals(period) || (apart.compareTo(period) < 0 && !apart.isZero() && isMultiple(apart, MINUTE));
        if (!isStep) {
            throw new InvalidAttributeException(
                    "step",
                    "to be whole minutes and less than the period, " + Durations.format(period) + ", or that period",
                    '"' + step + '"',
                    "Leave it out, or write for example `step = \"1min\"`.");
        }
        Duration before = Durations.parse("lookBack", site.resolve("lookBack", lookBack));
        if (!isMultiple(before, period)) {
            throw new InvalidAttributeException(
                    "lookBack",
                    "to be whole periods of " + Durations.format(period),
                    '"' + lookBack + '"',
                    "Write for example `lookBack = \"" + period.toSeconds() + "s\"`.");
        }
        Duration patience = Durations.parse("timeout", site.resolve("timeout", timeout));
        if (patience.isZero()) {
            throw new InvalidAttributeException(
                    "timeout",
                    "to be longer than nothing",
                    '"' + timeout + '"',
                    "Write for example `timeout = \"30s\"`.");
        }
        return new Timing(period, apart, before, Durations.parse("lag", site.resolve("lag", lag)), patience);
    }

    private static boolean isPeriod(Duration period) {
        return period.equals(Duration.ofSeconds(period.toSeconds()))
                && (SHORT.contains(period.toSeconds()) || (!period.isZero() && isMultiple(period, MINUTE)));
    }

    private static boolean isMultiple(Duration whole, Duration part) {
        return whole.toNanos() % part.toNanos() == 0;
    }
}
