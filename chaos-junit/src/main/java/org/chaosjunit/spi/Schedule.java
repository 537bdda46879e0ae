package org.chaosjunit.spi;

/**
 * When arrivals come, counted from the start of a load; a pure function, so that nothing an answer does can move it.
 *
 * <p>Arrivals are numbered from 0 and never come before an earlier one. Safe for use by several threads.
 */
public interface Schedule {
    /** Returns the schedule in words, for example {@code 50/s}. */
    String description();

    /** Returns how long after the start arrival {@code n} comes, in nanoseconds. */
    long offsetNanos(long n);

    /** Returns how many arrivals come earlier than {@code offsetNanos} after the start; 0 for a negative offset. */
    long arrivalsBefore(long offsetNanos);

    /** Returns the highest rate it ever reaches, per second; of random arrivals, the highest that is expected. */
    double peakPerSecond();

    /** Returns the schedule in which {@code seed} decides all that is random: this one, where nothing is. */
    default Schedule seeded(long seed) {
        return this;
    }
}
