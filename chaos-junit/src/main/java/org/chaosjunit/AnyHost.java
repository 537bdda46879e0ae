package org.chaosjunit;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.NetworkFault;

/** Announces what cannot be known yet: a body with {@link Chaos} may inject on any host. Never injected itself. */
record AnyHost() implements NetworkFault {
    @Override
    public String description() {
        return "anything on any host";
    }

    @Override
    public HostPatterns hosts() {
        return HostPatterns.of("*");
    }

    @Override
    public double percentage() {
        return 100;
    }

    @Override
    public NetworkEffect effect(RandomGenerator random) {
        return new NetworkEffect.Delay(Duration.ZERO);
    }
}
