package org.chaosjunit.disk;

import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Target;

/**
 * A file system has little room; as an annotation, {@link FillDisk}.
 *
 * <p>In code: {@code fillDisk("/var/lib/orders").leaveFree("10MB")}.
 *
 * @param path the directory that gets the ballast
 * @param bound what the amount is meant for
 * @param amount an amount, as in {@link FillDisk}
 */
public record FilledDisk(String path, Bound bound, String amount) implements PlacedFault {
    /**
     * Checks the amount.
     *
     * @throws InvalidAttributeException if it is no amount, or a ballast of nothing
     */
    public FilledDisk {
        if (path.isBlank()) {
            throw new InvalidAttributeException(
                    "path", "to be a directory", '"' + path + '"', "Write for example `path = \"/var/lib/orders\"`.");
        }
        if (Amount.parse(bound.attribute, amount).isZero() && bound == Bound.SIZE) {
            throw new InvalidAttributeException(
                    bound.attribute, "to be more than 0", '"' + amount + '"', "Write for example `size = \"100MB\"`.");
        }
    }

    /** Names the directory that gets the ballast. */
    public static Directory fillDisk(String path) {
        return new Directory(path);
    }

    @Override
    public Target target() {
        return DiskTarget.of(path);
    }

    @Override
    public String description() {
        return bound == Bound.SIZE
                ? "ballast of " + room() + " in " + path
                : "ballast in " + path + ", " + room() + " left free";
    }

    Amount room() {
        return Amount.parse(bound.attribute, amount);
    }

    /** What an amount is meant for. */
    public enum Bound {
        /** The ballast. */
        SIZE("size"),
        /** What remains free. */
        LEAVE_FREE("leaveFree");

        private final String attribute;

        Bound(String attribute) {
            this.attribute = attribute;
        }

        String attribute() {
            return attribute;
        }
    }

    /**
     * A directory that is going to get a ballast.
     *
     * @param path the directory
     */
    public record Directory(String path) {
        /** Returns the fault with a ballast of that size, as in {@link FillDisk#size()}. */
        public FilledDisk size(String amount) {
            return new FilledDisk(path, Bound.SIZE, amount);
        }

        /** Returns the fault with that much room left, as in {@link FillDisk#leaveFree()}. */
        public FilledDisk leaveFree(String amount) {
            return new FilledDisk(path, Bound.LEAVE_FREE, amount);
        }
    }
}
