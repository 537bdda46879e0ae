package org.chaosjunit.aws.failurelambda;

import java.time.Duration;
import java.util.Optional;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/** The attribute that says how long a container may go on with what it read before. */
final class Caches {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private Caches() {}

    static Optional<Duration> read(String text, Site site) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Duration cache = Durations.parse("cacheTtl", site.resolve("cacheTtl", text));
        if (cache.compareTo(LONGEST) > 0) {
            throw new InvalidAttributeException(
                    "cacheTtl", "to be at most 15 min", '"' + text + '"', "Write for example `cacheTtl = \"60s\"`.");
        }
        return Optional.of(cache);
    }
}
