package org.chaosjunit.fault;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.NetworkFault;

/**
 * Answers come late; as an annotation, {@link InjectLatency}.
 *
 * <p>In code: {@code latency(100, 400).toHosts("dynamodb.*")}.
 *
 * @param min shortest wait in milliseconds, 0 to 3,600,000
 * @param max longest wait in milliseconds, at least {@code min}, more than 0, at most 3,600,000
 * @param hosts the hosts that are slow
 * @param percentage share of exchanges that are slow, in percent: more than 0, at most 100
 */
public record Latency(long min, long max, HostPatterns hosts, double percentage) implements NetworkFault {
    // A wait that long is a mistake of units, and longer ones could not be added up safely.
    private static final long LONGEST = Duration.ofHours(1).toMillis();

    /**
     * Checks the numbers.
     *
     * @throws InvalidAttributeException if one is not allowed
     */
    public Latency {
        requireWait("min", min);
        requireWait("max", max);
        if (min > max) {
            throw new InvalidAttributeException(
                    "min",
                    "to be at most `max`",
                    "min = " + min + ", max = " + max,
                    "Write for example `min = " + max + ", max = " + min + "`.");
        }
        if (max == 0) {
            throw new InvalidAttributeException(
                    "max", "to be more than 0 ms", "0", "Write for example `min = 0, max = 400`.");
        }
        Percentage.require(percentage);
    }

    /** Makes every answer of every host wait exactly so many milliseconds. */
    public static Latency latency(long millis) {
        return latency(millis, millis);
    }

    /** Makes every answer of every host wait from {@code min} to {@code max} milliseconds. */
    public static Latency latency(long min, long max) {
        return new Latency(min, max, HostPatterns.of("*"), 100);
    }

    /** Returns the same for these hosts only, patterns as in {@link InjectLatency#hosts()}. */
    public Latency toHosts(String... patterns) {
        return new Latency(min, max, Hosts.require("hosts", patterns), percentage);
    }

    /** Returns the same for that share of exchanges only. */
    public Latency percentage(double share) {
        return new Latency(min, max, hosts, share);
    }

    @Override
    public NetworkEffect effect(RandomGenerator random) {
        // Microseconds, so that a narrow range is no staircase.
        return new NetworkEffect.Delay(Duration.of(random.nextLong(min * 1000, max * 1000 + 1), ChronoUnit.MICROS));
    }

    @Override
    public String description() {
        String wait = min == max ? min + " ms" : min + "-" + max + " ms";
        return "latency " + wait + " on " + hosts + Percentage.suffix(percentage);
    }

    private static void requireWait(String attribute, long millis) {
        if (millis < 0 || millis > LONGEST) {
            throw new InvalidAttributeException(
                    attribute,
                    "to be from 0 to " + LONGEST + " ms",
                    Long.toString(millis),
                    "Write for example `" + attribute + " = 400`.");
        }
    }
}
