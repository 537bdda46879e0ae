package org.chaosjunit.load;

/**
 * What a call is told of its arrival.
 *
 * @param number number of the arrival, from 0
 * @param seed decides all that is random
 * @param deadlineNanos when the arrival is given up, a value of {@link System#nanoTime()}
 */
record CallTurn(long number, long seed, long deadlineNanos) {}
