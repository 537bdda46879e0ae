package org.chaosjunit.fault;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link InjectDiskSpace}. */
final class InjectDiskSpaceReader implements FaultReader<InjectDiskSpace> {
    @Override
    public Fault read(InjectDiskSpace filled, Site site) {
        return new FilledDiskSpace(filled.megabytes(), filled.percentage());
    }
}
