package org.chaosjunit.sampling;

import java.util.Map;
import java.util.stream.Collectors;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * What numbers are multiplied with.
 *
 * @param factor the factor, above 0
 */
public record Scale(double factor) {
    /**
     * Checks the attribute {@code scale}.
     *
     * @throws InvalidAttributeException if it is not above 0, or there is a unit already in which the kind is
     */
    public static Scale of(double factor, Kind kind) {
        if (!(factor > 0 && Double.isFinite(factor))) {
            throw new InvalidAttributeException(
                    "scale", "to be a number above 0", Double.toString(factor), "Write for example `scale = 1000`.");
        }
        if (factor != 1 && kind.hasUnitOfItsOwn()) {
            throw new InvalidAttributeException(
                    "scale",
                    "to be left out, for the kind is " + kind,
                    Double.toString(factor),
                    "Only a GAUGE and a MEAN have a unit to be brought into.");
        }
        return new Scale(factor);
    }

    /** Returns the numbers multiplied. */
    public Map<String, Double> of(Map<String, Double> numbers) {
        return factor == 1
                ? numbers
                : numbers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() * factor));
    }
}
