package org.chaosjunit.result;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one fault was seen doing: the proof that an experiment injected what it says.
 *
 * @param fault the fault in words
 * @param target id of the target it acted on
 * @param unit what is counted, in the plural, for example {@code connections}
 * @param matched how many times the fault could have acted
 * @param applied how many times it did act
 * @param percentage the share that was asked for, in percent of {@code matched}
 * @param magnitude sizes of what was applied, or null where a fault has no size
 * @param first when it acted first, or null if it never did
 * @param last when it acted last, or null if it never did
 * @param seen what passed by the fault, matching or not, newest last and bounded: a hint when nothing matched
 */
public record Evidence(
        String fault,
        String target,
        String unit,
        long matched,
        long applied,
        double percentage,
        @Nullable Magnitude magnitude,
        @Nullable Instant first,
        @Nullable Instant last,
        List<String> seen) {

    /** Copies the list. */
    public Evidence {
        seen = List.copyOf(seen);
    }

    /** Returns the share of matches that the fault acted on, in percent; 0 without a match. */
    public double achievedPercentage() {
        return matched == 0 ? 0 : 100.0 * applied / matched;
    }

    /**
     * Sizes of what was applied.
     *
     * @param unit unit of the numbers, for example {@code ms}
     * @param min smallest
     * @param mean arithmetic mean
     * @param max largest
     */
    public record Magnitude(String unit, double min, double mean, double max) {}
}
