package org.chaosjunit.sampling;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out how much counters have grown from reading to reading. */
final class CounterDigest implements Digest {
    // What is counted a moment before the whole that it belongs to.
    private static final double UNDERWAY = 10;
    private static final double UNDERWAY_PART = 0.01;

    private final String name;
    private final Kind kind;
    private final Counters counted;
    private final Counters per;
    private @Nullable Instant last;
    private boolean hasCounted;
    // What has grown since then, while the other one was missing.
    private double early;
    private double perEarly;

    CounterDigest(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
        this.counted = new Counters(name);
        this.per = new Counters(name);
    }

    @Override
    public Optional<Sample> digest(Instant at, Reading reading) {
        early += counted.grown(reading.numbers());
        perEarly += per.grown(reading.per());
        boolean isMissing = reading.numbers().isEmpty()
                || (kind.isRelative() && reading.per().isEmpty());
        // What was seen before and is missing has grown meanwhile, nobody knows when.
        if (isMissing && hasCounted) {
            return Optional.of(Sample.missing(at));
        }
        hasCounted = !isMissing;
        Instant since = last;
        last = at;
        double grown = early;
        double perGrown = perEarly;
        early = 0;
        perEarly = 0;
        if (isMissing) {
            return Optional.of(Sample.missing(at));
        }
        requirePart();
        return since == null ? Optional.empty() : Optional.of(Sample.of(at, since, grown, perGrown));
    }

    // All that was ever counted is compared: in a short window, more can end than begin.
    private void requirePart() {
        double most = per.total() * (1 + UNDERWAY_PART) + UNDERWAY;
        if (kind == Kind.RATIO && counted.total() > most) {
            throw new ArithmeticException(name + " counts " + Digest.words(counted.total()) + " of "
                    + Digest.words(per.total()) + ", so the first is no part of the second; are they interchanged?");
        }
    }
}
