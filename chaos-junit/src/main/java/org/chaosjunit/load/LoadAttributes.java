package org.chaosjunit.load;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Intensity;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Operation;
import org.chaosjunit.spi.PoissonArrivals;
import org.chaosjunit.spi.Rates;
import org.chaosjunit.spi.Schedule;
import org.chaosjunit.spi.Site;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that every load has.
 *
 * @param rate arrivals per second; NaN for none given
 * @param rates as written; empty for none given
 * @param arrivals how they are spread
 * @param maxInFlight how many may be open; 0 for none given
 * @param alternateWith name of another load; empty for none
 * @param warmup as written
 * @param timeout as written
 * @param name first part of the metrics' names
 */
record LoadAttributes(
        double rate,
        String rates,
        Arrivals arrivals,
        int maxInFlight,
        String alternateWith,
        String warmup,
        String timeout,
        String name) {
    private static final Duration MAX_TIME = Duration.ofMinutes(10);

    /**
     * Checks them all.
     *
     * @param most how many arrivals the driver can have open at a time
     */
    <O extends Operation> LoadPlan<O> plan(O operation, Site site, int most) {
        checkName();
        Schedule schedule = schedule(intensity(site), arrivals);
        Duration count = time("warmup", site.resolve("warmup", warmup), Duration.ZERO, "1s");
        Duration patience = time("timeout", site.resolve("timeout", timeout), Duration.ofNanos(1), "5s");
        return new LoadPlan<>(
                name, operation, schedule, count, patience, inFlight(schedule, patience, most), alternatesWith());
    }

    /** Returns the schedule of arrivals that are spread so. */
    static Schedule schedule(Intensity intensity, Arrivals arrivals) {
        // The seed is given when the load starts.
        return arrivals == Arrivals.POISSON ? new PoissonArrivals(intensity, 0) : intensity;
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

    private Intensity intensity(Site site) {
        boolean isConstant = !Double.isNaN(rate);
        if (isConstant && !rates.isEmpty()) {
            throw new InvalidAttributeException(
                    "rates",
                    "to be left out beside `rate`",
                    "`rate = " + number(rate) + "` and `rates = \"" + rates + "\"`",
                    "Remove one of them.");
        }
        if (!isConstant && rates.isEmpty()) {
            throw new InvalidAttributeException(
                    "rate",
                    "or `rates`",
                    "neither",
                    "Write for example `rate = 50` or `rates = \"10/s to 100/s in 1min, 100/s\"`.");
        }
        if (!isConstant) {
            return Rates.parse("rates", site.resolve("rates", rates));
        }
        if (!(rate > 0 && rate <= Rates.HIGHEST_PER_SECOND)) {
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

    // Who does not say how many may be open wants every arrival sent, so it must be possible.
    private int inFlight(Schedule schedule, Duration patience, int most) {
        if (maxInFlight < 0 || maxInFlight > most) {
            throw new InvalidAttributeException(
                    "maxInFlight",
                    String.format(Locale.ROOT, "to be from 1 to %,d", most),
                    Integer.toString(maxInFlight),
                    "Write for example `maxInFlight = 100`, or leave it out.");
        }
        double open = schedule.peakPerSecond() * patience.toNanos() / 1e9;
        if (maxInFlight == 0 && open > most) {
            throw new InvalidAttributeException(
                    "timeout",
                    String.format(
                            Locale.ROOT,
                            "to let at most %,d arrivals be open at a time (highest rate x `timeout`)",
                            most),
                    String.format(
                            Locale.ROOT, "%s/s x \"%s\" = %,.0f", number(schedule.peakPerSecond()), timeout, open),
                    "Shorten `timeout`, lower the rate, or say with `maxInFlight` from how many open ones on no further"
                            + " arrival is to be sent.");
        }
        return maxInFlight == 0 ? most : maxInFlight;
    }

    private @Nullable String alternatesWith() {
        if (alternateWith.equals(name)) {
            throw new InvalidAttributeException(
                    "alternateWith",
                    "to name another load",
                    '"' + name + "\", this one's own name",
                    "Give this one another `name`.");
        }
        return alternateWith.isEmpty() ? null : alternateWith;
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
