package org.chaosjunit.spi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that never jumps: the wall time at which the JVM loaded it, plus the monotonic time since. */
public final class MonotonicClock extends Clock {
    @SuppressWarnings("TimeInStaticInitializer") // The moment of loading is meant: all later instants count from it.
    private static final Instant ORIGIN = Instant.now();

    private static final long ORIGIN_NANOS = System.nanoTime();
    private static final MonotonicClock INSTANCE = new MonotonicClock();

    private MonotonicClock() {}

    /** Returns the clock of this JVM. */
    public static MonotonicClock get() {
        return INSTANCE;
    }

    /** Returns the instant of a {@link System#nanoTime()} value. */
    public static Instant at(long nanoTime) {
        return ORIGIN.plusNanos(nanoTime - ORIGIN_NANOS);
    }

    /** Returns the {@link System#nanoTime()} value of an instant. */
    public static long nanoTime(Instant instant) {
        return ORIGIN_NANOS + Duration.between(ORIGIN, instant).toNanos();
    }

    @Override
    public Instant instant() {
        return at(System.nanoTime());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
