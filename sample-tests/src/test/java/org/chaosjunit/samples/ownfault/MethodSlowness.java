package org.chaosjunit.samples.ownfault;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.chaosjunit.spi.MethodEffect;
import org.chaosjunit.spi.MethodFault;
import org.chaosjunit.spi.MethodPattern;

/**
 * Calls of a method take longer.
 *
 * @param on the method
 * @param millis how much longer
 */
record MethodSlowness(MethodPattern on, long millis) implements MethodFault {
    @Override
    public String description() {
        return on + " takes " + millis + " ms longer";
    }

    @Override
    public double percentage() {
        return 100;
    }

    @Override
    public MethodEffect effect(RandomGenerator random) {
        return new MethodEffect.Delay(Duration.ofMillis(millis));
    }
}
