package org.chaosjunit.load;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Operation;
import org.chaosjunit.spi.Schedule;
import org.chaosjunit.spi.Site;

/**
 * The attributes that every load has.
 *
 * @param rate arrivals per second
 * @param warmup as written
 * @param timeout as written
 * @param name first part of the metrics' names
 */
record LoadAttributes(double rate, String warmup, String timeout, String name) {
    private static final double MAX_RATE = 10_000;
    private static final Duration MAX_TIME = Duration.ofMinutes(10);

    /**
     * Checks them all.
     *
     * @param most how many arrivals the driver can have open at a time
     */
    <O extends Operation> LoadPlan<O> plan(O operation, Site site, int most) {
        checkName();
        Schedule schedule = schedule();
        Duration count = time("warmup", site.resolve("warmup", warmup), Duration.ZERO, "1s");
        Duration patience = time("timeout", site.resolve("timeout", timeout), Duration.ofNanos(1), "5s");
        checkInFlight(schedule, patience, most);
        return new LoadPlan<>(name, operation, schedule, count, patience);
    }

    private void checkName() {
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*")) {
            throw new InvalidAttributeException(
                    "name",
                    "to be a letter, then letters, digits, \"-\", \"_\" and single dots",
                    '"' + name + '"',
                    "Write for example `name = \"checkout\"`, and its metrics are \"checkout.p95\" and so on.");
        }
    }

    private Schedule schedule() {
        if (!(rate > 0 && rate <= MAX_RATE)) {
            throw new InvalidAttributeException(
                    "rate",
                    "to be above 0 and at most 10000 per second",
                    number(rate),
                    "Write for example `rate = 50`.");
        }
        return new ConstantRate(rate);
    }

    private static Duration time(String attribute, String text, Duration least, String example) {
        Duration time = Durations.parse(attribute, text);
        if (time.compareTo(least) < 0 || time.compareTo(MAX_TIME) > 0) {
            throw new InvalidAttributeException(
                    attribute,
                    least.isZero() ? "to be at most 10min" : "to be above 0 and at most 10min",
                    '"' + text + '"',
                    "Write for example `" + attribute + " = \"" + example + "\"`.");
        }
        return time;
    }

    private void checkInFlight(Schedule schedule, Duration patience, int most) {
        double inFlight = mostInFlight(schedule, patience);
        if (inFlight > most) {
            throw new InvalidAttributeException(
                    "timeout",
                    String.format(
                            Locale.ROOT, "to let at most %,d arrivals be open at a time (`rate` x `timeout`)", most),
                    String.format(Locale.ROOT, "%s/s x \"%s\" = %,.0f", number(rate), timeout, inFlight),
                    "Shorten `timeout` or lower `rate`.");
        }
    }

    /** Returns how many arrivals can be open at a time if none is answered. */
    static double mostInFlight(Schedule schedule, Duration timeout) {
        return schedule.peakPerSecond() * timeout.toNanos() / 1e9;
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
