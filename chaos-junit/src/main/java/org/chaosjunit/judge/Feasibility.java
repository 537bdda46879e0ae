package org.chaosjunit.judge;

import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.jspecify.annotations.Nullable;

/** What a plan must be able to measure. */
final class Feasibility {
    private Feasibility() {}

    /** Returns the fewest samples that a tolerance may rest on and be found met; share as {@link Course} tells it. */
    static long fewestSamples(@Nullable Range share, Tolerance tolerance) {
        long sure = share == null || tolerance.breaches() > 0 ? 1 : fewestSamples(share, tolerance.certainty());
        return Math.max(tolerance.minSamples(), sure);
    }

    /**
     * Returns the fewest samples with which a share can be found to be as required, if they are as good as can be.
     *
     * <p>So many samples have a score interval (Wilson) that fits between the limits, less the minimum effect. One is
     * enough where the point estimate is, and for a share that allows no exception. It is
     * {@link Long#MAX_VALUE} if no number of samples is enough, because the share must be one exact number.
     *
     * @param required the share, in percent
     * @param certainty how sure the verdict must be
     */
    static long fewestSamples(Range required, Certainty certainty) {
        boolean allowsNoException = required.low() >= 100 || required.high() <= 0;
        if (allowsNoException || certainty.onUndecided() == OnUndecided.POINT_ESTIMATE) {
            return 1;
        }
        Range room = Widened.by(certainty.minimumEffect(), required);
        double low = Math.max(0, room.low() / 100);
        double high = Math.min(1, room.high() / 100);
        double root = Quantiles.normal(certainty.confidence()) * (deviation(low) + deviation(high)) / (high - low);
        return Math.max(1, (long) Math.ceil(root * root));
    }

    private static double deviation(double share) {
        return Math.sqrt(share * (1 - share));
    }
}
