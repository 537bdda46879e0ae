package org.chaosjunit.aws;

import java.time.Duration;

/** Gives calls of AWS up sooner than usual while it is open. */
public final class Impatience implements AutoCloseable {
    private final CallLimits before;

    private Impatience(CallLimits before) {
        this.before = before;
    }

    /** Begins; calls of the Parameter Store with leases and undo records get the time of one attempt. */
    public static Impatience of(Duration attempt, Duration call) {
        return new Impatience(CallLimits.replace(new CallLimits(attempt, call, attempt)));
    }

    @Override
    public void close() {
        CallLimits.replace(before);
    }
}
