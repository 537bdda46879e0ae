package org.chaosjunit.aws.failurelambda;

import java.util.OptionalDouble;

/**
 * What a line of a function's log tells about its faults.
 *
 * @param mode the fault
 * @param kind what it did
 * @param size how large, in the unit of the mode, if the line says so
 */
record Sighting(Mode mode, Kind kind, OptionalDouble size) {
    enum Kind {
        /** It was drawn for this invocation. */
        INJECTED,
        /** A connection was denied. */
        DENIED,
        /** It is set up, but whether it will act is still to be drawn. */
        ARMED
    }

    static Sighting injected(Mode mode) {
        return new Sighting(mode, Kind.INJECTED, OptionalDouble.empty());
    }
}
