package org.chaosjunit.aws.scheduler;

import org.chaosjunit.spi.Precaution;
import org.chaosjunit.spi.PrecautionReader;
import org.chaosjunit.spi.Site;

/** Reads {@link DeadMansSwitch}. */
final class DeadMansSwitchReader implements PrecautionReader<DeadMansSwitch> {
    @Override
    public Precaution read(DeadMansSwitch annotation, Site site) {
        return new ScheduledWayBack(site.resolve("role", annotation.role()));
    }
}
