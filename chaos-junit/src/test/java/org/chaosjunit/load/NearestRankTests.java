package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestRankTests {
    @Property
    void itFindsWhatSortingWouldFind(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(max = Sample.MAX_MICROS) Long> numbers,
            @ForAll @IntRange(max = 199) int index) {
        long[] sorted = numbers.stream().mapToLong(Long::longValue).sorted().toArray();
        int rank = index % sorted.length + 1;
        long found = NearestRank.find(rank, sorted[sorted.length - 1], visitor -> numbers.stream()
                .forEach(number -> visitor.visit(number, 1)));
        assertThat(found).isEqualTo(sorted[rank - 1]);
    }

    @Property
    void theRankIsTheFirstThatMakesUpTheShare(
            @ForAll @DoubleRange(min = 0.01, max = 100) double percentile,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long count) {
        long rank = NearestRank.of(percentile, count);
        assertThat(rank).isBetween(1L, count);
        assertThat(100.0 * rank / count).isGreaterThanOrEqualTo(percentile);
        if (rank > 1) {
            assertThat(100.0 * (rank - 1) / count).isLessThan(percentile);
        }
    }

    @ParameterizedTest(name = "the {0}th percentile of {1} is number {2}")
    @CsvSource({
        "50, 1, 1",
        "50, 2, 1",
        "50, 3, 2",
        "95, 100, 95",
        "95, 101, 96",
        "99.9, 1000, 999",
        "100, 7, 7",
        "1, 7, 1"
    })
    void isTheOneOfTheTextbook(double percentile, long count, long rank) {
        assertThat(NearestRank.of(percentile, count)).isEqualTo(rank);
    }
}
