package org.chaosjunit.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GridTests {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 300)
    void asksOnEachLineOnceHoweverLateTheMomentsAreOffered(
            @ForAll @IntRange(min = 2, max = 20) int tenths,
            @ForAll @Size(200) List<@IntRange(min = 0, max = 49) Integer> lateness) {
        Grid grid = new Grid(Duration.ofMillis(100L * tenths));
        List<Long> asked = new ArrayList<>();
        for (int i = 0; i < lateness.size(); i++) {
            long millis = 100L * i + (i == 0 ? 0 : lateness.get(i));
            if (grid.isDue(START.plusMillis(millis))) {
                asked.add(millis);
            }
        }
        assertThat(asked).hasSize((lateness.size() + tenths - 1) / tenths);
        for (int line = 0; line < asked.size(); line++) {
            assertThat(asked.get(line)).isBetween(100L * tenths * line, 100L * tenths * line + 49);
        }
    }

    @Property(tries = 300)
    void neverAsksMoreOftenThanItSays(
            @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 100, max = 350) Integer> gaps,
            @ForAll @IntRange(min = 2, max = 15) int tenths,
            @ForAll @LongRange(min = 0, max = 20_000) long from,
            @ForAll @LongRange(min = 0, max = 20_000) long length) {
        Grid grid = new Grid(Duration.ofMillis(100L * tenths));
        Instant beginning = START.plusMillis(from);
        Instant end = beginning.plusMillis(length);
        long asked = 0;
        Instant now = START;
        for (int gap : gaps) {
            if (grid.isDue(now) && !now.isBefore(beginning) && now.isBefore(end)) {
                asked++;
            }
            now = now.plusMillis(gap);
        }
        assertThat(asked).isLessThanOrEqualTo(grid.most(beginning, end).orElseThrow());
    }

    @Test
    void aLineThatWasMissedMovesNoOther() {
        Grid grid = new Grid(Duration.ofSeconds(1));
        assertThat(grid.isDue(START)).isTrue();
        assertThat(grid.isDue(START.plusMillis(2700))).isTrue();
        assertThat(grid.isDue(START.plusMillis(2900))).isFalse();
        assertThat(grid.isDue(START.plusMillis(3000))).isTrue();
    }

    @Test
    void asOftenAsItIsOfferedNoMomentIsLost() {
        Grid grid = new Grid(Duration.ofMillis(100));
        assertThat(grid.isDue(START)).isTrue();
        assertThat(grid.isDue(START.plusMillis(149))).isTrue();
        assertThat(grid.isDue(START.plusMillis(200))).isTrue();
    }

    @Test
    void aClockThatJumpsBackIsNotAnsweredTwice() {
        Grid grid = new Grid(Duration.ofSeconds(1));
        assertThat(grid.isDue(START)).isTrue();
        assertThat(grid.isDue(START.minusSeconds(3600))).isFalse();
        assertThat(grid.isDue(START.plusSeconds(1))).isTrue();
    }
}
