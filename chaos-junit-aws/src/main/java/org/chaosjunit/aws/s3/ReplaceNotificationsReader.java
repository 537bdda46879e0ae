package org.chaosjunit.aws.s3;

import java.util.Optional;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link ReplaceNotifications}. */
final class ReplaceNotificationsReader implements FaultReader<ReplaceNotifications> {
    @Override
    public Fault read(ReplaceNotifications replace, Site site) {
        return ReplacedNotifications.replaceNotifications(
                site.resolve("bucket", replace.bucket()),
                Optional.of(site.resolve("by", replace.by())).filter(text -> !text.isBlank()));
    }
}
