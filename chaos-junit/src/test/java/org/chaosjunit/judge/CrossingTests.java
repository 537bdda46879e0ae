package org.chaosjunit.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CrossingTests {
    @Property(tries = 100)
    void isTheSumOverAllCoursesOfAWindow(
            @ForAll @IntRange(min = 1, max = 10) int n,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double chance,
            @ForAll @DoubleRange(min = 0, max = 5) double critical) {
        double sum = 0;
        for (int course = 0; course < 1 << n; course++) {
            sum += crosses(course, n, chance, critical) ? probability(course, n, chance) : 0;
        }
        assertThat(Crossing.within(n, chance, critical)).isCloseTo(sum, within(1e-12));
    }

    private static boolean crosses(int course, int n, double chance, double critical) {
        for (int k = 1; k <= n; k++) {
            double share = (double) Integer.bitCount(course & ((1 << k) - 1)) / k;
            if (share < chance && Evidence.of(share, chance, k) >= critical) {
                return true;
            }
        }
        return false;
    }

    private static double probability(int course, int n, double chance) {
        int events = Integer.bitCount(course);
        return Math.pow(chance, events) * Math.pow(1 - chance, n - events);
    }

    @Test
    void isAboutOnePercentForTheKnownCase() {
        assertThat(Crossing.within(600, 0.1, 5.48)).isCloseTo(0.0098, within(0.0001));
    }

    @Test
    void theBoundOfLateCrossingsHolds() {
        double early = Crossing.within(500, 0.1, 5);
        double all = Crossing.within(5000, 0.1, 5);
        assertThat(all - early).isPositive().isLessThan(Crossing.beyond(500, 5000, 5));
        assertThat(Crossing.beyond(5000, 5000, 5)).isZero();
        assertThat(Crossing.beyond(1, 1_000_000_000_000L, 0.1)).isEqualTo(1);
    }
}
