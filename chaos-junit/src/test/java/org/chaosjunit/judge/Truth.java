package org.chaosjunit.judge;

import java.util.SplittableRandom;

/** What is really true of a system, for simulations: which of its answers are good. */
@FunctionalInterface
interface Truth {
    /** Returns whether each of {@code n} answers is good. */
    boolean[] draw(SplittableRandom random, int n);

    /** Each answer is good with this chance, whatever the others were. */
    static Truth independent(double chance) {
        return changing(chance, 0, chance);
    }

    /** So many answers are good with one chance, all others with another. */
    static Truth changing(double before, int answers, double after) {
        return (random, n) -> {
            boolean[] good = new boolean[n];
            for (int i = 0; i < n; i++) {
                good[i] = random.nextDouble() < (i < answers ? before : after);
            }
            return good;
        };
    }

    /**
     * Failures come in bursts: a good answer is followed by a bad one with one chance, a bad one by a good one with another.
     *
     * @param length how many failures a burst has on average
     * @param share which part of all answers is good in the long run
     */
    static Truth bursts(int length, double share) {
        double begins = (1 - share) / share / length;
        double ends = 1.0 / length;
        return (random, n) -> {
            boolean[] good = new boolean[n];
            boolean isGood = random.nextDouble() < share;
            for (int i = 0; i < n; i++) {
                good[i] = isGood;
                isGood = random.nextDouble() < (isGood ? 1 - begins : ends);
            }
            return good;
        };
    }
}
