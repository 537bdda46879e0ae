package org.chaosjunit.samples.aws.lab.loss;

import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.Unit;

/**
 * Segments are lost; as an annotation, {@link LoseSegments}.
 *
 * @param on name of the {@link LossyWay}
 * @param percentage the share that is lost, in percent
 */
record LostSegments(String on, double percentage) implements PlacedFault {
    LostSegments {
        if (!(percentage > 0 && percentage < 100)) {
            throw new InvalidAttributeException(
                    "percentage",
                    "to be more than 0 and less than 100",
                    Double.toString(percentage),
                    "Write for example `percentage = 70`.");
        }
    }

    @Override
    public Target target() {
        return new LossyWayTarget(on);
    }

    @Override
    public String description() {
        return "lose " + Unit.PERCENT.format(percentage) + " of the segments on " + on;
    }
}
