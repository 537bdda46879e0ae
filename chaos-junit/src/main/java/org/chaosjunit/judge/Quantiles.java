package org.chaosjunit.judge;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** How many standard errors an interval reaches to either side. */
final class Quantiles {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Quantiles() {}

    /** Returns it where the standard error is known. */
    static double normal(double confidence) {
        return NORMAL.inverseSurvivalProbability(tail(confidence));
    }

    /** Returns it where the standard error was itself estimated, with so many degrees of freedom. */
    static double student(double confidence, int degrees) {
        return TDistribution.of(degrees).inverseSurvivalProbability(tail(confidence));
    }

    private static double tail(double confidence) {
        return (1 - confidence / 100) / 2;
    }
}
