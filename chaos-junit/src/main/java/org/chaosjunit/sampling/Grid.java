package org.chaosjunit.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The moments at which a metric is asked: equally far apart, and never nearer because one of them was missed. */
final class Grid {
    /** How often an experiment offers a moment. */
    static final Duration OFFERED = Duration.ofMillis(100);

    // Of two moments offered, the nearer one is taken.
    private static final Duration SLACK = OFFERED.dividedBy(2);

    private final Duration every;
    private @Nullable Instant first;
    private long last;

    Grid(Duration every) {
        this.every = every;
    }

    /** Tells whether it is time to ask, and remembers that it was. */
    boolean isDue(Instant now) {
        if (first == null) {
            first = now;
            return true;
        }
        // A grid of one's own beside one just as fine would lose moments that fall between two of its lines.
        if (every.compareTo(OFFERED) <= 0) {
            return true;
        }
        long line = Math.floorDiv(Duration.between(first, now).plus(SLACK).toNanos(), every.toNanos());
        if (line <= last) {
            return false;
        }
        last = line;
        return true;
    }

    /** Returns the most moments from {@code from} to {@code to}: one may come late, and the next one in time. */
    OptionalLong most(Instant from, Instant to) {
        long length = Duration.between(from, to).toNanos();
        return OptionalLong.of(length <= 0 ? 0 : (length - 1) / every.toNanos() + 2);
    }
}
