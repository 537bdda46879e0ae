package org.chaosjunit.aws.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.chaosjunit.aws.local.SetClock;
import org.junit.jupiter.api.Test;

class BucketTests {
    private final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Bucket bucket = new Bucket(clock, 2);

    @Test
    void beginsWithOneSecond() {
        assertThat(takenUntilEmpty(1)).isEqualTo(2);
    }

    @Test
    void savesUpFiveMinutes() {
        clock.add(Duration.ofHours(1));

        assertThat(takenUntilEmpty(1)).isEqualTo(600);
    }

    @Test
    void letsTheLastCallTakeMoreThanIsThere() {
        assertThat(takenUntilEmpty(5)).isEqualTo(1);

        clock.add(Duration.ofSeconds(1));
        assertThat(bucket.isEmpty()).isTrue();
        clock.add(Duration.ofSeconds(1));
        assertThat(bucket.isEmpty()).isFalse();
    }

    @Test
    void savesNoMoreThanFiveMinutesOfALowerRate() {
        clock.add(Duration.ofMinutes(5));

        bucket.rate(1);

        assertThat(takenUntilEmpty(1)).isEqualTo(300);
    }

    private int takenUntilEmpty(double units) {
        int taken = 0;
        for (; !bucket.isEmpty(); taken++) {
            bucket.take(units);
        }
        return taken;
    }
}
