package org.chaosjunit.jmeter;

/**
 * What an engine measured of one arrival, on its own clock.
 *
 * @param waitNanos from the time at which it was wanted until it was sent
 * @param latencyNanos from then until its end
 * @param success whether it was answered as it should be
 * @param answer what it met, for example {@code status 404}
 */
record Report(long waitNanos, long latencyNanos, boolean success, String answer) {
    private static final long MILLI = 1_000_000;

    /** Creates it from milliseconds of the engine's clock, which cuts off fractions. */
    static Report of(long wanted, long sent, long done, boolean success, String answer) {
        return new Report(Math.max(0, sent - wanted) * MILLI, Math.max(0, done + 1 - wanted) * MILLI, success, answer);
    }
}
