package org.chaosjunit.aws.sdk;

import java.util.Arrays;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.TargetReader;

/** Reads {@link AwsCalls}. */
final class AwsCallsReader implements TargetReader<AwsCalls> {
    @Override
    public Target read(AwsCalls calls, Site site) {
        return new CallsTarget(new CallPattern(
                site.resolve("service", calls.service()),
                Arrays.stream(calls.operations())
                        .map(operation -> site.resolve("operations", operation))
                        .toList()));
    }
}
