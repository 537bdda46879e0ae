package org.chaosjunit.sampling;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.Unit;

/**
 * The attributes that every annotation of a metric has that must be asked.
 *
 * @param name name of the metric, the attribute {@code value}, as written
 * @param unit unit of a gauge or a mean
 * @param kind what is made of the numbers
 * @param every as written
 * @param timeout as written
 */
public record MetricAttributes(String name, Unit unit, Kind kind, String every, String timeout) {
    /**
     * Checks that a second number is named where there should be one, and nowhere else.
     *
     * @throws InvalidAttributeException if that is not so
     */
    public void checkPer(String per, String example) {
        if (kind.isRelative() && per.isBlank()) {
            throw new InvalidAttributeException(
                    "per",
                    "to name what it is put in relation to, for the kind is " + kind,
                    '"' + per + '"',
                    "Write for example `" + example + "`.");
        }
        if (!kind.isRelative() && !per.isBlank()) {
            throw new InvalidAttributeException(
                    "kind",
                    "to be one that puts two numbers in relation, for there is a `per`",
                    kind.toString(),
                    "Write `kind = Kind." + relatives() + "`, or leave out `per`.");
        }
    }

    /**
     * Returns the name.
     *
     * @throws InvalidAttributeException if it holds white space
     */
    public String name(Site site) {
        String resolved = site.resolve("value", name);
        if (!resolved.matches("\\S+")) {
            throw new InvalidAttributeException(
                    "value",
                    "to be a name without white space",
                    '"' + resolved + '"',
                    "Write for example `value = \"orders.completed\"`.");
        }
        return resolved;
    }

    /**
     * Returns how often to ask.
     *
     * @throws InvalidAttributeException if that is more often than an experiment does, or the time-out is nothing
     */
    public Cadence cadence(Site site) {
        if (kind.hasUnitOfItsOwn() && unit != Unit.NONE && unit != kind.unit(unit)) {
            throw new InvalidAttributeException(
                    "unit",
                    "to be left out, for the kind is " + kind,
                    unit.toString(),
                    "What comes out is " + (kind == Kind.RATE ? "per second" : "in percent") + '.');
        }
        String everyText = site.resolve("every", every);
        Duration apart = Durations.parse("every", everyText);
        if (apart.compareTo(Cadence.FASTEST) < 0) {
            throw new InvalidAttributeException(
                    "every",
                    "to be at least " + Durations.format(Cadence.FASTEST) + ", as often as an experiment asks",
                    '"' + everyText + '"',
                    "Write for example `every = \"500ms\"`.");
        }
        String timeoutText = site.resolve("timeout", timeout);
        Duration patience = Durations.parse("timeout", timeoutText);
        if (patience.isZero()) {
            throw new InvalidAttributeException(
                    "timeout",
                    "to be longer than nothing",
                    '"' + timeoutText + '"',
                    "Write for example `timeout = \"10s\"`.");
        }
        return new Cadence(apart, patience);
    }

    private static String relatives() {
        return Arrays.stream(Kind.values())
                .filter(Kind::isRelative)
                .map(Kind::name)
                .collect(Collectors.joining("`, `Kind."));
    }
}
