package org.chaosjunit.jvm;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.NetworkFault;

/** Delays each exchange by a whole number of milliseconds, both ends included. */
record Slow(int min, int max, HostPatterns hosts, double percentage) implements NetworkFault {
    Slow(int millis, String... hosts) {
        this(millis, millis, HostPatterns.of(hosts), 100);
    }

    @Override
    public NetworkEffect effect(RandomGenerator random) {
        return new NetworkEffect.Delay(Duration.ofMillis(random.nextInt(min, max + 1)));
    }

    @Override
    public String description() {
        return "latency " + min + "-" + max + " ms on " + hosts;
    }
}
