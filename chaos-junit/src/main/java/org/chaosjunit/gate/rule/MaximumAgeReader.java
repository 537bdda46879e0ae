package org.chaosjunit.gate.rule;

import java.time.Duration;
import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleReader;
import org.chaosjunit.gate.RuleValues;
import org.chaosjunit.spi.InvalidAttributeException;

/** Reads {@code maximumAge}: {@code atMost} is a length of time such as {@code 1h}. */
public final class MaximumAgeReader implements RuleReader {
    @Override
    public String name() {
        return "maximumAge";
    }

    @Override
    public Rule read(RuleValues values) {
        Duration atMost = values.duration("atMost");
        if (atMost.isZero()) {
            throw new InvalidAttributeException(
                    "atMost", "to be more than 0", "0", "Write for example <atMost>1h</atMost>.");
        }
        return new MaximumAge(atMost);
    }
}
