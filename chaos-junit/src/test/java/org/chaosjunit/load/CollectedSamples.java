package org.chaosjunit.load;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chaosjunit.spi.SampleSink;

/** Remembers every arrival that ended. */
final class CollectedSamples implements SampleSink {
    private final List<Ended> ended = new CopyOnWriteArrayList<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    /** What the sink was told; an arrival that was not sent has {@code sent} -1. */
    record Ended(long intended, long sent, long done, boolean success) {
        double latencyMillis() {
            return (done - intended) / 1e6;
        }

        boolean wasSent() {
            return sent != -1;
        }
    }

    @Override
    public void completed(long intendedNanos, long sentNanos, long doneNanos, boolean success) {
        ended.add(new Ended(intendedNanos, sentNanos, doneNanos, success));
    }

    @Override
    public void unsent(long intendedNanos, long doneNanos) {
        ended.add(new Ended(intendedNanos, -1, doneNanos, false));
    }

    @Override
    public void trouble(String what) {
        troubles.add(what);
    }

    /** Returns what was told of the failures, each text once. */
    List<String> troubles() {
        return troubles.stream().distinct().toList();
    }

    List<Ended> all() {
        return ended;
    }

    long successes() {
        return ended.stream().filter(Ended::success).count();
    }
}
