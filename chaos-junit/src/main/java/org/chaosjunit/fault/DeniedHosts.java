package org.chaosjunit.fault;

import java.util.random.RandomGenerator;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.NetworkFault;

/**
 * Hosts are cut off; as an annotation, {@link DenyHosts}.
 *
 * <p>In code: {@code denyHosts("dynamodb.*").as(Deny.TIMEOUT)}.
 *
 * @param hosts the hosts that are cut off
 * @param as how they are cut off
 * @param percentage share of draws that are denied, in percent: more than 0, at most 100
 */
public record DeniedHosts(HostPatterns hosts, NetworkEffect.Deny as, double percentage) implements NetworkFault {
    /**
     * Checks the percentage.
     *
     * @throws InvalidAttributeException if it is not allowed
     */
    public DeniedHosts {
        Percentage.require(percentage);
    }

    /** Refuses every connection to these hosts, patterns as in {@link DenyHosts#value()}. */
    public static DeniedHosts denyHosts(String... patterns) {
        return new DeniedHosts(Hosts.require("value", patterns), NetworkEffect.Deny.REFUSED, 100);
    }

    /** Returns the same, but cut off that way. */
    public DeniedHosts as(NetworkEffect.Deny way) {
        return new DeniedHosts(hosts, way, percentage);
    }

    /** Returns the same for that share of draws only. */
    public DeniedHosts percentage(double share) {
        return new DeniedHosts(hosts, as, share);
    }

    @Override
    public NetworkEffect effect(RandomGenerator random) {
        return as;
    }

    @Override
    public String description() {
        return "deny " + hosts + " as " + as + Percentage.suffix(percentage);
    }
}
