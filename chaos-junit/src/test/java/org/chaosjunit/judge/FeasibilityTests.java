package org.chaosjunit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeasibilityTests {
    @ParameterizedTest(name = "{0}, {1} % sure, {2} points aside, else {3}: {4}")
    @DisplayName("The fewest samples of which a share can be found to be")
    @CsvSource({
        "'>= 90%',     99, 0,   INCONCLUSIVE,   60",
        "'>= 95%',     99, 0,   INCONCLUSIVE,   127",
        "'>= 99%',     99, 0,   INCONCLUSIVE,   657",
        "'>= 99.9%',   99, 0,   INCONCLUSIVE,   6629",
        "'<= 1%',      99, 0,   INCONCLUSIVE,   657",
        "'>= 99%',     95, 0,   INCONCLUSIVE,   381",
        "'>= 99%',     99, 1,   INCONCLUSIVE,   326",
        "'[90, 100]',  99, 0,   INCONCLUSIVE,   60",
        "'[40, 60]',   99, 0,   INCONCLUSIVE,   160",
        "'[50, 50]',   99, 0,   INCONCLUSIVE,   " + Long.MAX_VALUE,
        "'>= 0%',      99, 0,   INCONCLUSIVE,   1",
        "'>= 100%',    99, 0,   INCONCLUSIVE,   1",
        "'>= 99%',     99, 0,   POINT_ESTIMATE, 1",
    })
    void areKnown(String share, double confidence, double effect, OnUndecided onUndecided, long fewest) {
        assertThat(Feasibility.fewestSamples(Range.parse(share), new Certainty(confidence, effect, onUndecided)))
                .isEqualTo(fewest);
    }

    @Test
    void areWhatTheJudgesAskFor() {
        Tolerance tolerance = Windows.tolerance(">= 90%", 10, Certainty.DEFAULT);
        Tolerance more = Windows.tolerance(">= 90%", 100, Certainty.DEFAULT);
        Tolerance breaches = Windows.breaches("[1, 10]", 3, OnNoData.INCONCLUSIVE);
        for (Judge judge : new Judge[] {new FixedJudge(), new SequentialJudge(), new ImpatientJudge()}) {
            assertThat(judge.fewestSamples(tolerance.range(), tolerance)).isEqualTo(60);
            assertThat(judge.fewestSamples(more.range(), more)).isEqualTo(100);
            assertThat(judge.fewestSamples(null, tolerance)).isEqualTo(10);
            assertThat(judge.fewestSamples(Range.ALL, tolerance)).isEqualTo(10);
            assertThat(judge.fewestSamples(Range.parse(">= 90%"), breaches)).isEqualTo(3);
        }
    }

    @Property
    void areMetWhenAllAreGoodAndOneFewerIsNot(
            @ForAll @IntRange(min = 1, max = 99) int limit,
            @ForAll @DoubleRange(min = 60, max = 99.9) double confidence) {
        String range = ">= " + limit + "%";
        Certainty certainty = new Certainty(confidence, 0, OnUndecided.INCONCLUSIVE);
        long fewest = Feasibility.fewestSamples(Range.parse(range), certainty);
        Assume.that(fewest > 1);
        assertThat(allGood(fewest, range, certainty)).isEqualTo(Outcome.MET);
        assertThat(allGood(fewest - 1, range, certainty)).isEqualTo(Outcome.UNDECIDED);
    }

    private static Outcome allGood(long count, String range, Certainty certainty) {
        return new FixedJudge()
                .judge(
                        Windows.of(new Share(count, count), List.of(), Range.parse(range), 0),
                        Windows.tolerance(range, 1, certainty))
                .outcome();
    }
}
