package org.chaosjunit.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;

/** Samples made up for a test. */
record MadeUp(List<Double> numbers, long missing, boolean everySampleMustHold, double statistic) implements Samples {
    static MadeUp each(String numbers, long missing) {
        List<Double> all = numbers.isEmpty()
                ? List.of()
                : Arrays.stream(numbers.split(" ")).map(Double::valueOf).toList();
        return new MadeUp(all, missing, true, Double.NaN);
    }

    static MadeUp statistic(double estimate, long count, long missing) {
        return new MadeUp(Collections.nCopies((int) count, 1.0), missing, false, estimate);
    }

    MadeUp and(double further) {
        List<Double> all = new ArrayList<>(numbers);
        all.add(further);
        return new MadeUp(all, missing, everySampleMustHold, statistic);
    }

    MadeUp andMissing() {
        return new MadeUp(numbers, missing + 1, everySampleMustHold, statistic);
    }

    MadeUp reversed() {
        List<Double> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        return new MadeUp(reversed, missing, everySampleMustHold, statistic);
    }

    @Override
    public long count() {
        return numbers.size();
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.empty();
    }

    @Override
    public long within(Range range) {
        return numbers.stream().filter(range::contains).count();
    }

    @Override
    public double estimate(Range range) {
        if (!everySampleMustHold) {
            return statistic;
        }
        return numbers.stream()
                .filter(number -> !range.contains(number))
                .max(Comparator.comparingDouble(range::distance))
                .or(() -> numbers.stream().reduce((earlier, later) -> later))
                .orElse(Double.NaN);
    }

    @Override
    public long longestBreach(Range range) {
        long longest = 0;
        long run = 0;
        for (double number : numbers) {
            run = range.contains(number) ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
