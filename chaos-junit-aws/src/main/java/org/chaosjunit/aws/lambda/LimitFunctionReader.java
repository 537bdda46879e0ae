package org.chaosjunit.aws.lambda;

import java.util.Optional;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link LimitFunction}. */
final class LimitFunctionReader implements FaultReader<LimitFunction> {
    @Override
    public Fault read(LimitFunction limit, Site site) {
        return LimitedFunction.limitFunction(
                site.resolve("function", limit.function()),
                Optional.of(site.resolve("timeout", limit.timeout()))
                        .filter(text -> !text.isBlank())
                        .map(text -> Durations.parse("timeout", text)),
                Optional.of(limit.memory()).filter(megabytes -> megabytes != 0));
    }
}
