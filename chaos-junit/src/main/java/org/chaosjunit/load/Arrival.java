package org.chaosjunit.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.chaosjunit.spi.SampleSink;

/** One arrival on its way; whoever ends it first decides how it ended. */
final class Arrival {
    private final long intended;
    private final SampleSink samples;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    // All of them, not the last: a connection may be there before the one who asked for it can say how to cancel that.
    private final Queue<Runnable> releases = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;
    private volatile boolean sent;
    private volatile long sentNanos;

    private enum State {
        OPEN,
        ANSWERED,
        GIVEN_UP
    }

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

    /** Says how to free something that the arrival holds, should it be given up; may be done more than once. */
    void onGivenUp(Runnable action) {
        releases.add(action);
        // It may have been given up before there was anything to free.
        if (state.get() == State.GIVEN_UP) {
            action.run();
        }
    }

    /** The answer is there, or will never be. */
    void end(boolean success) {
        if (state.compareAndSet(State.OPEN, State.ANSWERED)) {
            samples.completed(intended, sentNanos, System.nanoTime(), success);
            ended = true;
        }
    }

    /** The answer will never be, or is wrong; {@code why} says it for people. */
    void fail(String why) {
        if (!ended) {
            samples.trouble(why);
        }
        end(false);
    }

    /** The same, for what was thrown. */
    void fail(Throwable thrown) {
        fail(words(thrown));
    }

    static String words(Throwable thrown) {
        return thrown.getClass().getSimpleName() + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
    }

    /** Its time is up: it has failed, and what it holds is freed. */
    void expire() {
        giveUp("no answer in time");
    }

    /** The same for any other reason; without having been sent it counts as an arrival that could not be. */
    void giveUp(String why) {
        if (state.compareAndSet(State.OPEN, State.GIVEN_UP)) {
            samples.trouble(why);
            if (sent) {
                samples.completed(intended, sentNanos, System.nanoTime(), false);
            } else {
                samples.unsent(intended, System.nanoTime());
            }
            ended = true;
            releases.forEach(Runnable::run);
        }
    }

    /** The load stops: what it holds is freed, and there is no sample. */
    void drop() {
        if (state.compareAndSet(State.OPEN, State.GIVEN_UP)) {
            ended = true;
            releases.forEach(Runnable::run);
        }
    }
}
