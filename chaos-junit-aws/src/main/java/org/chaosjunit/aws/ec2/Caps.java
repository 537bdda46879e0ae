package org.chaosjunit.aws.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * How often instances of one group may be terminated.
 *
 * @param perDay how many within any 24 hours, at least 1
 * @param minimumGap how long a group is left alone after one, at most 30 days
 */
public record Caps(int perDay, Duration minimumGap) {
    static final Duration LONGEST_GAP = Duration.ofDays(30);
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Checks the numbers.
     *
     * @throws InvalidAttributeException if one is out of its bounds
     */
    public Caps {
        if (perDay < 1) {
            throw new InvalidAttributeException(
                    "perDay",
                    "to be at least 1",
                    Integer.toString(perDay),
                    "Write for example `perDay = 1`; without the annotation nothing is terminated.");
        }
        if (minimumGap.isNegative() || minimumGap.compareTo(LONGEST_GAP) > 0) {
            throw new InvalidAttributeException(
                    "minimumGap",
                    "to be at most 30 days, for so long terminations are remembered",
                    Durations.format(minimumGap),
                    "Write for example `minimumGap = \"24h\"`.");
        }
    }

    /** Returns why nothing more of a group may be terminated now, after those that were at these times; empty if it may. */
    Optional<String> objection(List<Instant> earlier, Instant now) {
        // What seems to be in the future was written by a machine whose clock is wrong, not long ago.
        List<Instant> ofToday =
                earlier.stream().filter(time -> time.isAfter(now.minus(DAY))).toList();
        if (ofToday.size() >= perDay) {
            return Optional.of("has lost " + ofToday.size() + " of at most " + perDay + " within 24 h, the last at "
                    + last(ofToday));
        }
        return earlier.stream().anyMatch(time -> time.isAfter(now.minus(minimumGap)))
                ? Optional.of("lost one at " + last(earlier) + ", not yet " + Durations.format(minimumGap) + " ago")
                : Optional.empty();
    }

    private static Instant last(List<Instant> times) {
        return times.stream().max(Instant::compareTo).orElseThrow();
    }
}
