package org.chaosjunit.aws.ec2;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that is set by hand. */
final class HandClock extends Clock {
    private final AtomicReference<Instant> now;

    HandClock(String instant) {
        now = new AtomicReference<>(Instant.parse(instant));
    }

    void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    void set(String instant) {
        now.set(Instant.parse(instant));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
