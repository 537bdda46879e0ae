package org.chaosjunit.revert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.revert.ScriptedReverter.Place;
import org.chaosjunit.spi.Reach;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryTests {
    @TempDir
    private Path directory;

    private final Place place = new Place();
    private final List<String> log = new ArrayList<>();
    private JournalFile journal;
    private Instant wallClock;
    private long ticks;

    @BeforeEach
    void inject() {
        journal = JournalFile.create(
                directory, Header.ofThisProcess("experiment", "Test#test", Instant.EPOCH, "none.json"));
        journal.append(place.change("after"), Reach.MACHINE);
        place.value = "after";
        wallClock = place.change("after").expires().minusSeconds(60);
    }

    @AfterEach
    void remove() {
        journal.delete();
    }

    @Test
    void takesBackWhatHasOutlivedItsTime() throws IOException {
        Expiry expiry = expiry();
        expiry.look();
        pass(Duration.ofSeconds(61));
        expiry.look();
        assertThat(place.value).as("the experiment itself comes first").isEqualTo("after");

        pass(Duration.ofSeconds(1));
        expiry.look();

        assertThat(place.value).isEqualTo("before");
        assertThat(log).containsExactly("The time to live of \"set to after\" on " + place.id + " was over: BACK");
    }

    @Test
    void countsItsOwnTimeWhenTheClockIsSetForward() throws IOException {
        Expiry expiry = expiry();
        expiry.look();
        wallClock = wallClock.plus(Duration.ofDays(365));
        expiry.look();

        assertThat(place.value).isEqualTo("after");
    }

    @Test
    void countsItsOwnTimeWhenTheClockIsSetBack() throws IOException {
        Expiry expiry = expiry();
        expiry.look();
        wallClock = wallClock.minus(Duration.ofDays(365));
        pass(Duration.ofSeconds(62));
        expiry.look();

        assertThat(place.value).isEqualTo("before");
    }

    private void pass(Duration duration) {
        wallClock = wallClock.plus(duration);
        ticks += duration.toNanos();
    }

    private Expiry expiry() throws IOException {
        return new Expiry(journal.path(), log::add, () -> wallClock, () -> ticks);
    }
}
