package org.chaosjunit.judge;

import org.chaosjunit.spi.Interval;

/** The score interval of a share (Wilson 1927), which holds for few samples and for shares near 0 and 1 too. */
final class Wilson {
    private Wilson() {}

    /**
     * Returns the interval in percent; everything if there is no sample.
     *
     * @param share the share that was seen, 0 to 1
     * @param n how many independent samples it rests on
     * @param confidence in percent
     */
    static Interval percent(double share, double n, double confidence) {
        if (!(n > 0)) {
            return new Interval(0, 100);
        }
        double z = Quantiles.normal(confidence);
        double weight = z * z / n;
        double centre = (share + weight / 2) / (1 + weight);
        double half = Math.sqrt(weight * share * (1 - share) + weight * weight / 4) / (1 + weight);
        // Rounding must not make a share of exactly none or all look like something less.
        double low = share == 0 ? 0 : Math.max(0, centre - half);
        double high = share == 1 ? 1 : Math.min(1, centre + half);
        return new Interval(100 * low, 100 * high);
    }
}
