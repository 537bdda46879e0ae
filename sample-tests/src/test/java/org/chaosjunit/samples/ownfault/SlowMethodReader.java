package org.chaosjunit.samples.ownfault;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MethodPattern;
import org.chaosjunit.spi.Site;

/** Reads {@link SlowMethod}. */
final class SlowMethodReader implements FaultReader<SlowMethod> {
    @Override
    public Fault read(SlowMethod slow, Site site) {
        if (slow.millis() < 1) {
            throw new InvalidAttributeException(
                    "millis", "to be more than 0", "" + slow.millis(), "Write for example `millis = 50`.");
        }
        return new MethodSlowness(method(slow.on()), slow.millis());
    }

    private static MethodPattern method(String on) {
        try {
            return MethodPattern.parse(on);
        } catch (IllegalArgumentException e) {
            throw new InvalidAttributeException(
                    "on",
                    "to be of the form class#method",
                    '"' + on + '"',
                    "Write for example `on = \"com.acme.PriceList#price\"`.");
        }
    }
}
