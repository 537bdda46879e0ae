package org.chaosjunit.spi;

/**
 * What was found where a change had been made.
 *
 * @param condition how it stands
 * @param found what is there now, in words for a person; empty unless {@link Condition#DRIFTED}
 */
public record ReadBack(Condition condition, String found) {
    /** The change is not there (any more): what was there before is there now. */
    public static ReadBack reverted() {
        return new ReadBack(Condition.REVERTED, "");
    }

    /** The change was made and is over in itself, as it was meant: nothing is left to take back. */
    public static ReadBack over() {
        return new ReadBack(Condition.OVER, "");
    }

    /** The change is still there, as it was made. */
    public static ReadBack inPlace() {
        return new ReadBack(Condition.IN_PLACE, "");
    }

    /** Someone else has put there something else, which is not ours to change; {@code found} says what. */
    public static ReadBack drifted(String found) {
        return new ReadBack(Condition.DRIFTED, found);
    }

    /** How a change stands. */
    public enum Condition {
        /** As it was before the change. */
        REVERTED,
        /** It needs no way back (any more), though it was made. */
        OVER,
        /** As the change made it. */
        IN_PLACE,
        /** Neither. */
        DRIFTED
    }
}
