package org.chaosjunit.judge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much evidence an early verdict takes.
 *
 * <p>The critical value is the smallest (in steps of 0.02) that the evidence of a system exactly at the limit ever reaches in at
 * most 100 % minus the confidence of all windows, however often one looks. A system beyond the limit reaches it
 * less often still. So it is, too, what bounds how often an early verdict is another than that of the point estimate of
 * the whole window, whatever the true share is: for that, the evidence must have reached it and the window must end beyond the
 * limit, and of the windows that do, none is likelier for a better system than for one at the limit.
 */
final class Calibration {
    /** To the unit. */
    private static final int STEPS = 50;

    /** Evaluations of so many numbers take some milliseconds; there are up to ten of them. */
    private static final double AFFORDABLE = 6e6;
    /** As if so many came where nobody knows. */
    private static final long MANY = 10_000_000;

    private static final int REMEMBERED = 64;
    private static final Map<Question, Double> KNOWN = new ConcurrentHashMap<>();

    private Calibration() {}

    /**
     * Returns the critical value for too few events to be a chance.
     *
     * @param chance of the event at the limit, above 0 and below 1
     * @param all how many samples the whole window has; {@link Long#MAX_VALUE} if unknown
     * @param soFar how many there are
     * @param confidence in percent
     */
    static double critical(double chance, long all, long soFar, double confidence) {
        long n = all == Long.MAX_VALUE ? Math.max(MANY, 10 * soFar) : all;
        Question question = new Question(chance, roundedUp(n), confidence);
        Double known = KNOWN.get(question);
        if (known != null) {
            return known;
        }
        if (KNOWN.size() >= REMEMBERED) {
            KNOWN.clear();
        }
        double computed = question.answer();
        KNOWN.put(question, computed);
        return computed;
    }

    // More samples need a larger value, so a rounded number is safe; and what can still come is often not known
    // exactly.
    private static long roundedUp(long n) {
        long step = Math.max(1, Long.highestOneBit(n) / 32);
        return (n + step - 1) / step * step;
    }

    private record Question(double chance, long n, double confidence) {
        // On a fixed grid, so that more confidence, or more samples, never find a smaller value by chance.
        double answer() {
            double allowed = 1 - confidence / 100;
            int exact = exactly();
            int high = (int) (STEPS * (1 - Math.log(allowed)));
            while (error(exact, high) > allowed) {
                high += STEPS;
            }
            int low = high - STEPS;
            while (low > 0 && error(exact, low) <= allowed) {
                high = low;
                low -= STEPS;
            }
            low = Math.max(0, low);
            while (high - low > 1) {
                int middle = (low + high) / 2;
                if (error(exact, middle) <= allowed) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return (double) high / STEPS;
        }

        private double error(int exact, int steps) {
            double critical = (double) steps / STEPS;
            return Crossing.within(exact, chance, critical) + Crossing.beyond(exact, n, critical);
        }

        private int exactly() {
            long most = n;
            while (Crossing.cost((double) most, chance) > AFFORDABLE) {
                most = (long) (most * 0.95);
            }
            return (int) most;
        }
    }
}
