package org.chaosjunit.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.result.Evidence;

/**
 * Evidence of changes that stay as they were put, a value in a file for example: looks now and then, on a thread of its
 * own, whether they are still there, and counts.
 *
 * <p>A look that fails counts as one at which the change was not there. Looking ends with {@link #end}, which a
 * {@link Reverter} calls before it takes the change back, or else when the change expires.
 */
public final class Looks implements Injection {
    private static final Map<String, Looks> RUNNING = new ConcurrentHashMap<>();

    private final String change;
    private final Instant expires;
    private final Duration every;
    private final List<Tally> tallies;
    private boolean ended;

    private Looks(String change, Instant expires, Duration every, List<Look> looks) {
        this.change = change;
        this.expires = expires;
        this.every = every;
        Instant now = MonotonicClock.get().instant();
        this.tallies = looks.stream().map(look -> new Tally(look, now)).toList();
    }

    /**
     * Begins to look at changes that were just read back to be there, which counts as the first look.
     *
     * @param change unambiguous name of the changes, for {@link #end}
     * @param expires when the changes end by themselves
     * @param every how long to wait between two looks
     * @param looks one for each fault, in the order in which they were given
     */
    public static Looks begin(String change, Instant expires, Duration every, List<Look> looks) {
        Looks begun = new Looks(change, expires, every, looks);
        RUNNING.put(change, begun);
        // What the look itself does is not of the system under test.
        new ExemptThread(begun::run, "chaos-junit looks at " + looks.get(0).target()).start();
        return begun;
    }

    /** Ends the looks of that name, if there are any in this JVM: what is seen from now on does not count. */
    public static void end(String change) {
        Looks running = RUNNING.remove(change);
        if (running != null) {
            running.end();
        }
    }

    @Override
    public synchronized List<Evidence> evidence() {
        return tallies.stream().map(Tally::evidence).toList();
    }

    private void run() {
        try {
            while (pause()) {
                tallies.forEach(this::look);
            }
        } catch (InterruptedException e) {
            // Nobody else has this thread: its work is over.
        } finally {
            RUNNING.remove(change, this);
        }
    }

    private synchronized boolean pause() throws InterruptedException {
        long until = System.nanoTime() + every.toNanos();
        long left = every.toNanos();
        while (!ended && left > 0) {
            wait(left / 1_000_000 + 1);
            left = until - System.nanoTime();
        }
        return !ended && MonotonicClock.get().instant().isBefore(expires);
    }

    private void look(Tally tally) {
        boolean there = tally.look.isThere();
        synchronized (this) {
            // The revert may have come in between; only what was seen before it tells anything.
            if (!ended) {
                tally.count(there);
            }
        }
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /**
     * How to see one change.
     *
     * @param fault the fault that made it
     * @param target id of the target it was made on
     * @param there tells whether the change is there, as the system itself says
     */
    public record Look(Fault fault, String target, Callable<Boolean> there) {
        @SuppressWarnings("CatchThrowable") // Foreign code; whatever it throws, nothing was seen.
        private boolean isThere() {
            try {
                return there.call();
            } catch (Throwable e) {
                return false;
            }
        }
    }

    private static final class Tally {
        private final Look look;
        private final Instant first;
        private Instant last;
        private long matched = 1;
        private long applied = 1;

        Tally(Look look, Instant now) {
            this.look = look;
            this.first = now;
            this.last = now;
        }

        void count(boolean there) {
            matched++;
            if (there) {
                applied++;
                last = MonotonicClock.get().instant();
            }
        }

        Evidence evidence() {
            return new Evidence(
                    look.fault.description(),
                    look.target,
                    "reads",
                    matched,
                    applied,
                    100,
                    null,
                    first,
                    last,
                    List.of());
        }
    }
}
