package org.chaosjunit.load;

import java.util.concurrent.atomic.AtomicBoolean;
import org.chaosjunit.spi.SampleSink;
import org.jspecify.annotations.Nullable;

/** One arrival on its way; whoever ends it first decides how it ended. */
final class Arrival {
    private final long intended;
    private final SampleSink samples;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile boolean ended;
    private volatile boolean sent;
    private volatile long sentNanos;
    private volatile @Nullable Runnable release;

    Arrival(long intended, SampleSink samples) {
        this.intended = intended;
        this.samples = samples;
    }

    long intended() {
        return intended;
    }

    /** Tells whether its sample has been taken, so that nothing about it will change any more. */
    boolean isEnded() {
        return ended;
    }

    /** The arrival goes out now. */
    void send() {
        sentNanos = System.nanoTime();
        sent = true;
    }

    /** Says how to free what the arrival holds, should it be given up. */
    void onGivenUp(Runnable action) {
        release = action;
        // It may have been given up before there was anything to free.
        if (claimed.get()) {
            action.run();
        }
    }

    /** The answer is there, or will never be. */
    void end(boolean success) {
        if (claimed.compareAndSet(false, true)) {
            samples.completed(intended, sentNanos, System.nanoTime(), success);
            ended = true;
        }
    }

    /** Its time is up: it has failed, and what it holds is freed. */
    void expire() {
        if (claimed.compareAndSet(false, true)) {
            if (sent) {
                samples.completed(intended, sentNanos, System.nanoTime(), false);
            } else {
                samples.unsent(intended, System.nanoTime());
            }
            ended = true;
            free();
        }
    }

    /** The load stops: what it holds is freed, and there is no sample. */
    void drop() {
        if (claimed.compareAndSet(false, true)) {
            ended = true;
            free();
        }
    }

    private void free() {
        Runnable action = release;
        if (action != null) {
            action.run();
        }
    }
}
