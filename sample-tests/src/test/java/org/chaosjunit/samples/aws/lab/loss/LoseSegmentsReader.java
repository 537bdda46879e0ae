package org.chaosjunit.samples.aws.lab.loss;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link LoseSegments}. */
final class LoseSegmentsReader implements FaultReader<LoseSegments> {
    @Override
    public Fault read(LoseSegments lose, Site site) {
        return new LostSegments(site.resolve("on", lose.on()), lose.percentage());
    }
}
