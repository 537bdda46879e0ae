package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.spi.Course.Block;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.jspecify.annotations.Nullable;

/**
 * Follows one metric through a window, block by block, and asks again only for what is new.
 *
 * <p>A window has 30 blocks, 10 s each in five minutes, but none is shorter than the cadence of the watch. What bursts within
 * a block is then seen by the judges, which take samples of different blocks for independent.
 */
final class Trail {
    /** How many blocks a window has. */
    static final int BLOCKS = 30;

    private final Metric metric;
    private final Range range;
    private final @Nullable Range share;
    private final Instant from;
    private final List<Block> whole = new ArrayList<>();
    // Where nobody knows how many samples will come, something else counts them. What it counts from its last reading
    // in
    // a block on is seen at the next reading, which lies in another.
    private final boolean isReadLater;
    private Duration length;
    private Instant end;

    Trail(Metric metric, Range range, @Nullable Range share, Instant from, Duration atMost) {
        this.metric = metric;
        this.range = range;
        this.share = share;
        this.from = from;
        this.end = from;
        this.isReadLater = metric.expected(from, from).isEmpty();
        Duration part = atMost.dividedBy(BLOCKS);
        this.length = part.compareTo(Watch.CADENCE) < 0 ? Watch.CADENCE : part;
    }

    /** Returns the samples up to {@code to}, which never lies before that of an earlier call, in blocks of equal time. */
    List<Block> until(Instant to) {
        for (Instant next = end.plus(length); !next.isAfter(to); next = end.plus(length)) {
            whole.add(block(end, next));
            end = next;
            // A body may go on for hours.
            if (whole.size() == 2 * BLOCKS) {
                join();
            }
        }
        List<Block> all = new ArrayList<>(whole);
        if (end.isBefore(to)) {
            all.add(block(end, to));
        }
        return all;
    }

    private Block block(Instant first, Instant last) {
        if (share == null || !isReadLater) {
            Samples samples = metric.between(first, last);
            return new Block(samples.count(), samples.within(range), share == null ? samples.level() : Double.NaN);
        }
        Samples all = metric.between(from, last);
        long count = all.count();
        long within = all.within(range);
        for (Block earlier : whole) {
            count -= earlier.count();
            within -= earlier.within();
        }
        return new Block(count, within, Double.NaN);
    }

    private void join() {
        length = length.multipliedBy(2);
        whole.clear();
        Instant to = end;
        end = from;
        while (end.isBefore(to)) {
            whole.add(block(end, end.plus(length)));
            end = end.plus(length);
        }
    }
}
