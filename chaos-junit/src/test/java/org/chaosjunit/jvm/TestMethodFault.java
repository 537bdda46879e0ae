package org.chaosjunit.jvm;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.chaosjunit.spi.MethodEffect;
import org.chaosjunit.spi.MethodFault;
import org.chaosjunit.spi.MethodPattern;

/** A method fault made up for a test. */
record TestMethodFault(MethodPattern on, double percentage, Supplier<MethodEffect> what) implements MethodFault {
    static TestMethodFault throwing(String on, Supplier<Throwable> thrown) {
        return new TestMethodFault(MethodPattern.parse(on), 100, () -> new MethodEffect.Throw(thrown.get()));
    }

    static TestMethodFault delaying(String on, Duration by) {
        return new TestMethodFault(MethodPattern.parse(on), 100, () -> new MethodEffect.Delay(by));
    }

    TestMethodFault share(double percent) {
        return new TestMethodFault(on, percent, what);
    }

    @Override
    public MethodEffect effect(RandomGenerator random) {
        return what.get();
    }

    @Override
    public String description() {
        return "a fault on " + on;
    }
}
