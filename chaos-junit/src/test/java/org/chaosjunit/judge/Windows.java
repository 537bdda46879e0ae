package org.chaosjunit.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Course.Block;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Tolerance;
import org.jspecify.annotations.Nullable;

/** Windows of 300 s, of which 120 s at the least must be seen, and what is asked of them. */
final class Windows {
    static final Duration AT_LEAST = Duration.ofMinutes(2);
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private Windows() {}

    /** Returns one in which samples come evenly: as much of it is over as samples have come. */
    static Course of(Samples samples, List<Block> blocks, @Nullable Range share, long toCome) {
        double part = toCome == Long.MAX_VALUE ? 0.5 : (double) samples.count() / (samples.count() + toCome);
        return at(Duration.ofMillis((long) (part * AT_MOST.toMillis())), samples, blocks, share, toCome);
    }

    static Course at(Duration elapsed, Samples samples, List<Block> blocks, @Nullable Range share, long toCome) {
        return new Course(samples, blocks, share, elapsed, AT_LEAST, AT_MOST, toCome);
    }

    /** Returns what a load's answers look like: blocks of so many, of which so many are good. */
    static Course ofAnswers(int perBlock, Range share, long toCome, int... good) {
        List<Block> blocks = new ArrayList<>();
        long all = 0;
        for (int one : good) {
            blocks.add(new Block(perBlock, one, Double.NaN));
            all += one;
        }
        return of(new Share((long) perBlock * good.length, all), blocks, share, toCome);
    }

    /** Returns that of a metric of which every sample must hold, when the window is over. */
    static Course whole(Samples samples) {
        return of(samples, List.of(), samples.everySampleMustHold() ? Range.ALL : null, 0);
    }

    static Tolerance tolerance(String range, OnUndecided onUndecided) {
        return tolerance(range, 1, new Certainty(99, 0, onUndecided));
    }

    static Tolerance tolerance(String range, int minSamples, Certainty certainty) {
        return new Tolerance(Range.parse(range), null, null, 0, minSamples, OnNoData.INCONCLUSIVE, certainty);
    }

    static Tolerance breaches(String range, int breaches, OnNoData onNoData) {
        return new Tolerance(Range.parse(range), null, null, breaches, 3, onNoData, Certainty.DEFAULT);
    }
}
