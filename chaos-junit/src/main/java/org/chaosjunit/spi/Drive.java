package org.chaosjunit.spi;

/** A load that was started; all times are values of {@link System#nanoTime()}. */
public interface Drive {
    /** Returns the intended time of arrival 0. */
    long startNanos();

    /**
     * Returns the intended time of the oldest arrival that the {@link SampleSink} does not know the end of.
     *
     * <p>Where all that came have ended it is the time of the next, which may lie in the future.
     */
    long settledNanos();

    /**
     * Stops sending, gives up what is still open without a sample, and frees all threads and connections; may be called
     * more than once.
     */
    void stop();
}
