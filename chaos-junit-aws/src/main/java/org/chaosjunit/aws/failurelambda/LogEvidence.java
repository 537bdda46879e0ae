package org.chaosjunit.aws.failurelambda;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.MonotonicClock;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Evidence from the log of a function, read on a thread of its own until the change is taken back or expires. */
final class LogEvidence implements Injection {
    // CloudWatch Logs allows few calls a second.
    private static final long BETWEEN_LOOKS_MILLIS = 1000;
    private static final Map<String, LogEvidence> RUNNING = new ConcurrentHashMap<>();

    private final String target;
    private final LogTail tail;
    private final InvocationCounts counts;
    private final Instant injected = MonotonicClock.get().instant();
    private final Instant expires;
    private boolean ended;

    private LogEvidence(String target, LogTail tail, InvocationCounts counts, Instant expires) {
        this.target = target;
        this.tail = tail;
        this.counts = counts;
        this.expires = expires;
    }

    static LogEvidence begin(String change, String target, LogTail tail, InvocationCounts counts, Instant expires) {
        LogEvidence begun = new LogEvidence(target, tail, counts, expires);
        RUNNING.put(change, begun);
        new ExemptThread(() -> begun.run(change), "chaos-junit reads the log for " + target).start();
        return begun;
    }

    /** Ends it: what is logged from now on does not count. */
    static void end(String change) {
        LogEvidence running = RUNNING.remove(change);
        if (running != null) {
            running.end();
        }
    }

    @Override
    public synchronized List<Evidence> evidence() {
        return counts.evidence(target);
    }

    private void run(String change) {
        try {
            while (pause()) {
                look();
            }
        } catch (InterruptedException e) {
            // Nobody else has this thread: its work is over.
        } finally {
            RUNNING.remove(change, this);
        }
    }

    private synchronized boolean pause() throws InterruptedException {
        long until = System.nanoTime() + BETWEEN_LOOKS_MILLIS * 1_000_000;
        long left = BETWEEN_LOOKS_MILLIS;
        while (!ended && left > 0) {
            wait(left);
            left = (until - System.nanoTime()) / 1_000_000;
        }
        return !ended && MonotonicClock.get().instant().isBefore(expires);
    }

    private void look() {
        try {
            List<LogTail.Line> lines = tail.next();
            synchronized (this) {
                if (!ended) {
                    lines.forEach(line -> counts.add(line, local(line.time())));
                }
            }
        } catch (ResourceNotFoundException e) {
            hint("the log group does not exist (yet)");
        } catch (SdkException e) {
            hint("the log could not be read: " + e.getMessage());
        }
    }

    private synchronized void hint(String text) {
        counts.hint(text);
    }

    // The service's clock is not ours: nothing was seen before the injection, nor later than now.
    private Instant local(Instant time) {
        Instant now = MonotonicClock.get().instant();
        if (time.isBefore(injected)) {
            return injected;
        }
        return time.isAfter(now) ? now : time;
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
