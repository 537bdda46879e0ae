package org.chaosjunit.spi;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a metric has gone since the window was opened, and what is still to come: all that a judge knows.
 *
 * @param samples all samples up to now
 * @param blocks the same samples in blocks of equal time, oldest first, of which the last may still be filling
 * @param share which share of the samples must lie within the range, in percent; null where the metric is no such share,
 *     and its estimate is held against the range
 * @param elapsed how much of the window they cover
 * @param atLeast how much of it a verdict must rest on that would not be certain otherwise
 * @param atMost the length of the window
 * @param toCome the most samples that can still come: 0 when the window is over, {@link Long#MAX_VALUE} where nobody knows
 */
public record Course(
        Samples samples,
        List<Block> blocks,
        @Nullable Range share,
        Duration elapsed,
        Duration atLeast,
        Duration atMost,
        long toCome) {
    /** Copies the list. */
    public Course {
        blocks = List.copyOf(blocks);
    }

    /** Tells whether no sample will come any more. */
    public boolean isOver() {
        return toCome == 0;
    }

    /**
     * The samples of a part of the window.
     *
     * @param count how many numbers were measured
     * @param within how many of them lie within the range
     * @param estimate what the metric was in this part; NaN without a sample, and where a share is judged
     */
    public record Block(long count, long within, double estimate) {}
}
