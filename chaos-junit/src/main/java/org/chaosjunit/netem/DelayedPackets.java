package org.chaosjunit.netem;

import java.time.Duration;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * Packets are late; as an annotation, {@link DelayPackets}.
 *
 * <p>In code: {@code delayPackets("veth0", "100ms").jitter("20ms").inNamespace("shop")}.
 *
 * @param on name of the interface
 * @param namespace its network namespace; empty for that of this JVM
 * @param delay how late: from 1 microsecond to 1 minute
 * @param jitter by how much more or less, at most {@code delay}
 * @param correlation how far a draw depends on the one before, in percent, 0 to 100
 */
public record DelayedPackets(String on, String namespace, Duration delay, Duration jitter, double correlation)
        implements InterfaceFault {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofNanos(1000);

    /**
     * Checks all.
     *
     * @throws InvalidAttributeException if something is not allowed
     */
    public DelayedPackets {
        InterfaceFault.requireNames(on, namespace);
        if (delay.compareTo(SHORTEST) < 0 || delay.compareTo(LONGEST) > 0) {
            throw new InvalidAttributeException(
                    "delay",
                    "to be from 1 microsecond to 1 minute",
                    Durations.format(delay),
                    "Write for example `delay = \"100ms\"`.");
        }
        if (jitter.compareTo(delay) > 0) {
            throw new InvalidAttributeException(
                    "jitter",
                    "to be at most `delay`",
                    "delay = " + Durations.format(delay) + ", jitter = " + Durations.format(jitter),
                    "Write for example `delay = \"100ms\", jitter = \"20ms\"`.");
        }
        InterfaceFault.requirePercentage("correlation", correlation, false);
        if (correlation > 0 && jitter.isZero()) {
            throw new InvalidAttributeException(
                    "correlation",
                    "to come with a `jitter`, for nothing else is drawn",
                    "none",
                    "Write for example `jitter = \"20ms\"`.");
        }
    }

    /** Delays packets on an interface by so much, for example {@code 100ms}. */
    public static DelayedPackets delayPackets(String on, String delay) {
        return new DelayedPackets(on, "", Durations.parse("delay", delay), Duration.ZERO, 0);
    }

    /** Returns the same in a network namespace. */
    public DelayedPackets inNamespace(String name) {
        return new DelayedPackets(on, name, delay, jitter, correlation);
    }

    /** Returns the same, but by that much more or less. */
    public DelayedPackets jitter(String by) {
        return new DelayedPackets(on, namespace, delay, Durations.parse("jitter", by), correlation);
    }

    /** Returns the same with draws that depend on each other, in percent. */
    public DelayedPackets correlation(double share) {
        return new DelayedPackets(on, namespace, delay, jitter, share);
    }

    @Override
    public String description() {
        return "delay packets by " + Durations.format(delay)
                + (jitter.isZero() ? "" : " more or less " + Durations.format(jitter))
                + InterfaceFault.place(on, namespace);
    }
}
