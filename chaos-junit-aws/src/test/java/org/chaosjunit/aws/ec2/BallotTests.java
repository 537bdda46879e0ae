package org.chaosjunit.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BallotTests {
    private static final int RUNS = 200_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.99})
    @DisplayName("T01: the probability is what is written, exactly")
    void winsAsOftenAsAsked(double probability) {
        long won = LongStream.range(0, RUNS)
                .filter(seed -> new Ballot(seed).isWon(probability))
                .count();

        double sigma = Math.sqrt(probability * (1 - probability) / RUNS);
        assertThat(1.0 * won / RUNS).isCloseTo(probability, within(4 * sigma));
    }

    @Test
    @DisplayName("T01: a probability of 1 is certain")
    void alwaysWinsWhatIsCertain() {
        assertThat(LongStream.range(0, RUNS)).allMatch(seed -> new Ballot(seed).isWon(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 24, 1000})
    @DisplayName(
            "T13: the probability is that of one run, however many runs a day has: none is divided, none is certain")
    void isNotDividedByRuns(int runsADay) {
        int days = RUNS / runsADay;
        long hit = 0;
        for (int day = 0; day < days; day++) {
            for (int run = 0; run < runsADay; run++) {
                hit += new Ballot((long) day * runsADay + run).isWon(0.25) ? 1 : 0;
            }
        }

        double sigma = Math.sqrt(0.25 * 0.75 / ((double) days * runsADay));
        assertThat(1.0 * hit / ((double) days * runsADay)).isCloseTo(0.25, within(4 * sigma));
    }

    @Test
    @DisplayName("T03: each has the same chance")
    void drawsEachAsOften() {
        List<String> all = List.of("a", "b", "c", "d", "e");
        Map<String, Integer> drawn = new HashMap<>();

        for (long seed = 0; seed < RUNS; seed++) {
            drawn.merge(new Ballot(seed).draw(all), 1, Integer::sum);
        }

        double sigma = Math.sqrt(RUNS * 0.2 * 0.8);
        assertThat(drawn).hasSize(5);
        assertThat(drawn.values())
                .allSatisfy(times -> assertThat(1.0 * times).isCloseTo(RUNS / 5.0, within(4 * sigma)));
    }

    @Test
    void drawsWhomItDrawsWhateverTheProbability() {
        Ballot one = new Ballot(3);
        Ballot other = new Ballot(3);
        one.isWon(0.1);

        assertThat(one.draw(List.of(1, 2, 3, 4, 5, 6, 7))).isEqualTo(other.draw(List.of(1, 2, 3, 4, 5, 6, 7)));
    }
}
