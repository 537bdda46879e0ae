package org.chaosjunit.spi;

/** Hears how each arrival of a load ended; all times are values of {@link System#nanoTime()}. */
public interface SampleSink {
    /**
     * An arrival was sent and has ended: answered, failed or given up.
     *
     * @param intendedNanos when its schedule wanted it
     * @param sentNanos when it was sent
     * @param doneNanos when its end was known
     * @param success whether it was answered as it should be
     */
    void completed(long intendedNanos, long sentNanos, long doneNanos, boolean success);

    /**
     * An arrival could not be sent at all, so it failed; however soon that was known, it counts as one that was waited for
     * in vain.
     *
     * @param intendedNanos when its schedule wanted it
     * @param doneNanos when it was given up
     */
    void unsent(long intendedNanos, long doneNanos);

    /** Says what an arrival met that was not answered as it should be, for example {@code status 404}. */
    default void trouble(String what) {}
}
