package org.chaosjunit.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.chaosjunit.revert.Header;
import org.chaosjunit.revert.Listed;
import org.chaosjunit.spi.Durations;

/** How journals and changes are called in what is printed. */
final class Words {
    private Words() {}

    /** Returns whose journal it is. */
    static String of(Listed journal) {
        return journal.header().map(Words::of).orElse(journal.trouble());
    }

    static String of(Header header) {
        return header.test() + " (experiment " + header.experiment() + " of process " + header.pid() + " on "
                + header.host() + ", started at " + header.started().truncatedTo(ChronoUnit.SECONDS) + ")";
    }

    static String of(Listed.Change change) {
        return '"' + change.description() + "\" on " + change.target();
    }

    /** Returns who takes a change back, and when. */
    static String whoTakesBack(Listed journal, Listed.Change change, Instant now) {
        return switch (journal.state()) {
            case RUNNING -> expiry(change, now);
            case BEING_TAKEN_BACK -> "its guardian is at it";
            // Its time to live is no promise any more: whoever would have kept it is gone.
            case LEFT_BEHIND, UNREADABLE, FOREIGN ->
                "nobody takes it back by itself: run `revert`, or start the next run";
        };
    }

    private static String expiry(Listed.Change change, Instant now) {
        Instant expires = change.expires().truncatedTo(ChronoUnit.SECONDS);
        Duration left = Duration.between(now, change.expires());
        return left.isNegative()
                ? "was to be taken back by " + expires + ", " + length(left.negated()) + " ago"
                : "is to be taken back by " + expires + ", in " + length(left);
    }

    private static String length(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
            return Durations.format(duration.truncatedTo(ChronoUnit.SECONDS));
        }
        return duration.compareTo(Duration.ofHours(2)) < 0 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }
}
