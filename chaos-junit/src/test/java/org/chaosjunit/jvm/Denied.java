package org.chaosjunit.jvm;

import java.util.random.RandomGenerator;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.NetworkFault;

/** Denies hosts in one way. */
record Denied(NetworkEffect.Deny as, HostPatterns hosts, double percentage) implements NetworkFault {
    Denied(NetworkEffect.Deny as, String... hosts) {
        this(as, HostPatterns.of(hosts), 100);
    }

    @Override
    public NetworkEffect effect(RandomGenerator random) {
        return as;
    }

    @Override
    public String description() {
        return as + " of " + hosts;
    }
}
