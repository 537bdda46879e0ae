package org.chaosjunit.judge;

import java.util.List;
import org.chaosjunit.spi.Course.Block;
import org.chaosjunit.spi.Interval;
import org.chaosjunit.spi.Samples;
import org.jspecify.annotations.Nullable;

/**
 * Where an estimate lies, as far as its samples can tell.
 *
 * <p>All of them take into account that samples depend on each other, as the complete blocks of the window show it; with
 * fewer than four of these, samples count as independent.
 */
public final class Intervals {
    private Intervals() {}

    /**
     * Returns where the estimate of a whole window lies: what the samples say themselves, else an interval of ranks for a
     * percentile, a score interval for a share, and one of the blocks' estimates for anything else.
     *
     * @param samples all samples of the window
     * @param blocks the same in blocks, all of them complete
     * @param isShare whether the estimate is the share of the blocks' samples that lie within, in percent
     * @param confidence in percent
     * @return null if that cannot be said: there are too few samples for such a percentile, or too few blocks
     */
    public static @Nullable Interval of(Samples samples, List<Block> blocks, boolean isShare, double confidence) {
        Blocks complete = Blocks.of(blocks, true);
        return samples.interval(confidence).orElseGet(() -> {
            if (samples.rank().isPresent()) {
                return percentile(samples, complete, confidence);
            }
            return isShare ? share(complete, confidence) : mean(samples.level(), complete, confidence);
        });
    }

    private static Interval share(Blocks blocks, double confidence) {
        long count = blocks.complete().stream().mapToLong(Block::count).sum();
        long within = blocks.complete().stream().mapToLong(Block::within).sum();
        return Wilson.percent((double) within / count, count / blocks.inflation(), confidence);
    }

    // The numbers at the ranks between which the percentile must lie, whatever the distribution is.
    static @Nullable Interval percentile(Samples samples, Blocks blocks, double confidence) {
        double rank = samples.rank().orElse(Double.NaN);
        double share = rank / 100;
        double n = samples.count() / blocks.inflation();
        double reach = 100 * Quantiles.normal(confidence) * Math.sqrt(share * (1 - share) / n);
        return rank - reach > 0 && rank + reach < 100
                ? new Interval(samples.percentile(rank - reach), samples.percentile(rank + reach))
                : null;
    }

    // Batch means: blocks are long enough to depend on each other much less than samples do.
    static @Nullable Interval mean(double estimate, Blocks blocks, double confidence) {
        if (!blocks.showDependence()) {
            return null;
        }
        double[] means = blocks.complete().stream().mapToDouble(Block::estimate).toArray();
        double reach = Quantiles.student(confidence, means.length - 1) * standardError(means);
        return Double.isFinite(reach) && Double.isFinite(estimate)
                ? new Interval(estimate - reach, estimate + reach)
                : null;
    }

    private static double standardError(double[] means) {
        double sum = 0;
        for (double mean : means) {
            sum += mean;
        }
        double centre = sum / means.length;
        double squares = 0;
        for (double mean : means) {
            squares += (mean - centre) * (mean - centre);
        }
        return Math.sqrt(squares / (means.length - 1) / means.length);
    }
}
