package org.chaosjunit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTests {
    @ParameterizedTest(name = "{0} % sure, an event of chance {1} in {2} samples: {3}")
    @DisplayName("The critical value is")
    @CsvSource({
        "99,   0.1,  600,     5.48",
        "99,   0.1,  150,     5.02",
        "99,   0.1,  15000,   6.40",
        "99,   0.1,  1000000, 9.30",
        "99,   0.1,  " + Long.MAX_VALUE + ", 9.76",
        "99,   0.01, 600,     4.62",
        "95,   0.1,  600,     3.80",
        "99.9, 0.1,  600,     7.86",
    })
    void isKnown(double confidence, double chance, long samples, double critical) {
        assertThat(Calibration.critical(chance, samples, 1, confidence)).isEqualTo(critical);
    }

    @Property(tries = 100)
    void isTheSmallestThatKeepsItsPromise(
            @ForAll @IntRange(min = 1, max = 800) int n,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double chance,
            @ForAll @DoubleRange(min = 80, max = 99.99) double confidence) {
        double critical = Calibration.critical(chance, n, 1, confidence);
        assertThat(Crossing.within(n, chance, critical)).isLessThanOrEqualTo(1 - confidence / 100);
    }

    @Property(tries = 100)
    void growsWithTheConfidence(
            @ForAll @LongRange(min = 1, max = 2000) long n,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double chance,
            @ForAll @DoubleRange(min = 51, max = 99.99) double one,
            @ForAll @DoubleRange(min = 51, max = 99.99) double other) {
        assertThat(Calibration.critical(chance, n, 1, Math.max(one, other)))
                .isGreaterThanOrEqualTo(Calibration.critical(chance, n, 1, Math.min(one, other)));
    }

    @Property(tries = 100)
    void growsWithTheSamples(
            @ForAll @LongRange(min = 1, max = 2000) long one,
            @ForAll @LongRange(min = 1, max = 2000) long other,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double chance) {
        assertThat(Calibration.critical(chance, Math.max(one, other), 1, 99))
                .isGreaterThanOrEqualTo(Calibration.critical(chance, Math.min(one, other), 1, 99));
    }
}
