package org.chaosjunit.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.chaosjunit.spi.SampleSink;

/** One arrival on its way; whoever ends it first decides how it ended. */
final class Arrival {
    private final long number;
    private final long intended;
    private final SampleSink samples;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    // All of them, not the last: a connection may be there before the one who asked for it can say how to cancel that.
    private final Queue<Runnable> releases = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;
    private volatile boolean sent;
    private volatile long sentNanos;
    private volatile long answeredNanos;

    private enum State {
        OPEN,
        ANSWERED,
        GIVEN_UP
    }

    Arrival(long number, long intended, SampleSink samples) {
        this.number = number;
        this.intended = intended;
        this.samples = samples;
    }

    /** Returns its number in the schedule, from 0. */
    long number() {
        return number;
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

    /**
     * The whole answer is there, or will never be; {@link #judged} must follow, however long that takes.
     *
     * @return whether anybody still waits for it
     */
    boolean answered() {
        if (!state.compareAndSet(State.OPEN, State.ANSWERED)) {
            return false;
        }
        answeredNanos = System.nanoTime();
        return true;
    }

    /** Whether the answer was right is known now. */
    void judged(boolean success) {
        samples.completed(intended, sentNanos, answeredNanos, success);
        ended = true;
    }

    /** The same for an answer that was not right; {@code why} says it for people. */
    void judgedWrong(String why) {
        samples.trouble(why);
        judged(false);
    }

    /** The answer is there, or will never be. */
    void end(boolean success) {
        if (answered()) {
            judged(success);
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

    /** The same over a network; for want of what a connection needs here, it counts as an arrival that was not sent. */
    void unanswered(Throwable thrown) {
        if (Shortage.isCauseOf(thrown)) {
            giveUp(words(thrown), false);
        } else {
            fail(thrown);
        }
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
        giveUp(why, sent);
    }

    private void giveUp(String why, boolean wasSent) {
        if (state.compareAndSet(State.OPEN, State.GIVEN_UP)) {
            samples.trouble(why);
            if (wasSent) {
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
