package org.chaosjunit.aws.s3;

import java.util.Optional;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link ReplaceCors}. */
final class ReplaceCorsReader implements FaultReader<ReplaceCors> {
    @Override
    public Fault read(ReplaceCors replace, Site site) {
        return ReplacedCors.replaceCors(
                site.resolve("bucket", replace.bucket()),
                Optional.of(site.resolve("by", replace.by())).filter(text -> !text.isBlank()));
    }
}
