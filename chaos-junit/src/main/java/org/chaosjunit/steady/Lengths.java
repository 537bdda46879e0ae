package org.chaosjunit.steady;

import java.time.Duration;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;

/** Reads lengths of time that may not be nothing. */
final class Lengths {
    private Lengths() {}

    static Duration positive(String attribute, String text) {
        Duration duration = Durations.parse(attribute, text);
        if (duration.isZero()) {
            throw new InvalidAttributeException(
                    attribute,
                    "to be longer than nothing",
                    '"' + text + '"',
                    "Write for example `" + attribute + " = \"10s\"`.");
        }
        return duration;
    }
}
