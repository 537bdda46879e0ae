package org.chaosjunit.aws.lambda;

import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link ThrottleFunction}. */
final class ThrottleFunctionReader implements FaultReader<ThrottleFunction> {
    @Override
    public Fault read(ThrottleFunction throttle, Site site) {
        return new ThrottledFunction(
                AwsPlace.current(), site.resolve("function", throttle.function()), throttle.concurrency());
    }
}
