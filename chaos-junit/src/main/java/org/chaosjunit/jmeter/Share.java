package org.chaosjunit.jmeter;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/** The arrivals of one engine, by their numbers in the whole schedule: which have ended and which are missing. */
final class Share {
    private final int engine;
    private final int engines;
    // In the engine's own numbers; guarded by this.
    private final Set<Long> endedEarly = new HashSet<>();
    private long oldest;
    private long newest = -1;

    Share(int engine, int engines) {
        this.engine = engine;
        this.engines = engines;
    }

    /** Returns the oldest arrival that has not ended. */
    synchronized long oldest() {
        return arrival(oldest);
    }

    /** The engine's {@code n}-th arrival is reported; {@code tell} is told of it unless it has ended before. */
    synchronized void end(long n, LongConsumer tell) {
        newest = Math.max(newest, n);
        if (n >= oldest && endedEarly.add(n)) {
            // Before it is settled.
            tell.accept(arrival(n));
            settle();
        }
    }

    private void settle() {
        while (endedEarly.remove(oldest)) {
            oldest++;
        }
    }

    /** Ends all before {@code limit} that have not ended. */
    synchronized void giveUpBefore(long limit, Missing tell) {
        while (arrival(oldest) < limit) {
            tell.missing(arrival(oldest), oldest < newest);
            oldest++;
            settle();
        }
    }

    private long arrival(long n) {
        return n * engines + engine;
    }

    /** Hears of arrivals that are not reported. */
    @FunctionalInterface
    interface Missing {
        /** An arrival is missing; an engine begins its own in their order, so it was sent if a later one is reported. */
        void missing(long arrival, boolean laterReported);
    }
}
