package org.chaosjunit.aws.sdk;

import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Unit;

/** The share of attempts that a fault hits. */
final class CallShare {
    private CallShare() {}

    // The condition is written so that NaN does not pass.
    static void require(double percentage) {
        if (!(percentage > 0 && percentage <= 100)) {
            throw new InvalidAttributeException(
                    "percentage",
                    "to be more than 0 and at most 100",
                    Double.toString(percentage),
                    "Write for example `percentage = 50`.");
        }
    }

    static String suffix(double percentage) {
        return percentage == 100 ? "" : ", " + Unit.PERCENT.format(percentage);
    }
}
