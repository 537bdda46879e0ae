package org.chaosjunit.spi;

import java.time.Duration;

/** What one hit of a {@link MethodFault} does instead of, or before, the method's own code. */
public sealed interface MethodEffect {
    /**
     * Throws, whether the method declares it or not.
     *
     * @param thrown what to throw, made for this hit
     */
    record Throw(Throwable thrown) implements MethodEffect {}

    /**
     * Sleeps, then lets the method run.
     *
     * @param by how long
     */
    record Delay(Duration by) implements MethodEffect {}
}
