package org.chaosjunit.aws.failurelambda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Waits until every container in which failure-lambda 1.x left something behind has cleaned up.
 *
 * <p>It cleans up when it is invoked after it has read a document with an enabled flag; nothing is logged about that, but the
 * invocation is.
 */
final class WarmContainers {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final LogTail tail;
    private final Instant cleanFrom;
    private final Map<String, Instant> touched = new HashMap<>();
    private final Map<String, Instant> lastStart = new HashMap<>();
    private boolean hasLog;

    /**
     * Begins.
     *
     * @param tail the log since before the injection
     * @param cleanFrom from when on each container surely reads the flush document, by the clock of the service
     */
    WarmContainers(LogTail tail, Instant cleanFrom) {
        this.tail = tail;
        this.cleanFrom = cleanFrom;
    }

    /**
     * Waits.
     *
     * @throws IllegalStateException if some container was not invoked in that time, or the function has no log
     */
    void await(Instant now, Duration longest) throws InterruptedException {
        long begin = System.nanoTime();
        long cache = Math.max(0, Duration.between(now, cleanFrom).toNanos());
        TimeUnit.NANOSECONDS.sleep(Math.min(cache, longest.toNanos()));
        Set<String> waiting = look();
        while (!hasLog || !waiting.isEmpty()) {
            if (System.nanoTime() - begin > longest.toNanos()) {
                tail.requireGroup();
                throw new IllegalStateException(
                        "failure-lambda 1.x cleans up in a warm container only when that is invoked,"
                                + " and " + waiting.size() + " of " + touched.size()
                                + " in which hosts were denied or the disk was"
                                + " filled were not invoked again: " + String.join(", ", waiting)
                                + ". What disables all faults but lets them clean up stays there until then");
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            waiting = look();
        }
    }

    /** Returns the containers that may still hold something. */
    Set<String> look() {
        for (LogTail.Line line : lines()) {
            if (LambdaLog.isStart(line.text())) {
                lastStart.merge(line.container(), line.time(), (one, other) -> one.isAfter(other) ? one : other);
            }
            Version1Log.read(line.text())
                    .filter(sighting -> sighting.mode().leavesTraces())
                    .ifPresent(sighting -> touched.put(line.container(), line.time()));
        }
        List<String> waiting = new ArrayList<>();
        touched.forEach((container, time) -> {
            Instant start = lastStart.getOrDefault(container, Instant.MIN);
            // What it still did in an invocation that began later shows that it has not read the flush document.
            if (start.isBefore(cleanFrom) || !time.isBefore(start)) {
                waiting.add(container);
            }
        });
        return new TreeSet<>(waiting);
    }

    // Without the log nobody knows of any container: that there is none is no proof that there are none.
    private List<LogTail.Line> lines() {
        try {
            List<LogTail.Line> lines = tail.next();
            hasLog = true;
            return lines;
        } catch (ResourceNotFoundException e) {
            hasLog = false;
            return List.of();
        }
    }
}
