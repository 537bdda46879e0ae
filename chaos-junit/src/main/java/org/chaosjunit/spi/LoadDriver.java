package org.chaosjunit.spi;

import java.time.Duration;

/**
 * Makes the arrivals of a load come: in this JVM, or on engines elsewhere.
 *
 * <p>The model is open. An arrival comes when its schedule says so, whatever the answers to earlier ones do; its latency
 * counts from that intended time; none is left out, however late it is. One that finds as many open as the plan allows is
 * not sent, and the {@link SampleSink} is told so at once.
 *
 * @param <O> kind of operation that it can carry out
 */
public interface LoadDriver<O extends Operation> {
    /**
     * Returns the driver of one load, when that is read; touches nothing yet.
     *
     * <p>Here it refuses what it cannot do as it is declared, and looks up the settings that it needs.
     *
     * @param site where the load is declared
     * @throws InvalidAttributeException if it cannot drive the plan
     */
    default LoadDriver<O> prepare(LoadPlan<O> plan, Site site) {
        return this;
    }

    /** Returns how long after its end, or its time-out, an arrival may still be on its way to the sink. */
    default Duration lag() {
        return Duration.ZERO;
    }

    /**
     * Starts the load.
     *
     * @param plan what to drive
     * @param startNanos intended time of an arrival with offset 0 in the schedule, a value of {@link System#nanoTime()}; a
     *     driver that needs longer to be ready may begin later, as {@link Drive#startNanos()} then says
     * @param samples told of each arrival exactly once, from any thread
     * @throws RuntimeException if it cannot be started; the message says why
     */
    Drive start(LoadPlan<O> plan, long startNanos, SampleSink samples);
}
