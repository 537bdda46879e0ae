package org.chaosjunit.aws.lambda;

import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link DisableEventSource}. */
final class DisableEventSourceReader implements FaultReader<DisableEventSource> {
    @Override
    public Fault read(DisableEventSource disable, Site site) {
        return new DisabledEventSource(
                AwsPlace.current(),
                site.resolve("function", disable.function()),
                site.resolve("source", disable.source()),
                site.resolve("uuid", disable.uuid()));
    }
}
