package org.chaosjunit.load;

import java.util.concurrent.atomic.AtomicInteger;
import org.chaosjunit.spi.SampleSink;

/** Counts the arrivals that are open: those that came, less those of which the sink was told the end. */
final class InFlight implements SampleSink {
    private final SampleSink samples;
    private final AtomicInteger open = new AtomicInteger();

    InFlight(SampleSink samples) {
        this.samples = samples;
    }

    /** Counts another arrival, and returns how many are open with it. */
    int enter() {
        return open.incrementAndGet();
    }

    @Override
    public void completed(long intendedNanos, long sentNanos, long doneNanos, boolean success) {
        open.decrementAndGet();
        samples.completed(intendedNanos, sentNanos, doneNanos, success);
    }

    @Override
    public void unsent(long intendedNanos, long doneNanos) {
        open.decrementAndGet();
        samples.unsent(intendedNanos, doneNanos);
    }

    @Override
    public void trouble(String what) {
        samples.trouble(what);
    }
}
