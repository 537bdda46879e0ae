package org.chaosjunit.fault;

import java.util.Optional;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link InjectCorruption}. */
final class InjectCorruptionReader implements FaultReader<InjectCorruption> {
    @Override
    public Fault read(InjectCorruption corruption, Site site) {
        String body = site.resolve("body", corruption.body());
        // Told by what is written, so that a parameter without a value does not turn one kind into the other.
        return new CorruptedAnswer(
                corruption.body().isEmpty() ? Optional.empty() : Optional.of(body), corruption.percentage());
    }
}
