package org.chaosjunit.sampling;

/** Reads numbers at present; called on a thread of the metric's own, never twice at once. */
@FunctionalInterface
public interface Probe {
    /**
     * Reads, and is interrupted where that takes too long.
     *
     * @throws Throwable where it cannot be read, which is a failure to measure
     */
    Reading read() throws Throwable;
}
