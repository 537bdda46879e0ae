package org.chaosjunit.process;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.MonotonicClock;
import org.jspecify.annotations.Nullable;

/** Looks whether processes stay paused, until they are resumed by us. */
final class PauseWatch implements Injection {
    private static final Map<String, PauseWatch> OPEN = new ConcurrentHashMap<>();

    private final String fault;
    private final String target;

    // Guarded by this. Where a process was not paused once, it stays so: for how long, nobody knows.
    private final Map<Proc, String> sights = new LinkedHashMap<>();
    private boolean closed;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private PauseWatch(String fault, String target, List<Proc> processes) {
        this.fault = fault;
        this.target = target;
        processes.forEach(process -> sights.put(process, ""));
    }

    static PauseWatch over(String fault, String target, List<Proc> processes) {
        PauseWatch watch = new PauseWatch(fault, target, processes);
        processes.forEach(process -> OPEN.put(Identity.key(process), watch));
        return watch;
    }

    /** Takes a last look at all processes that were paused together with this one, by this JVM. */
    static void close(String key) {
        PauseWatch watch = OPEN.remove(key);
        if (watch != null) {
            watch.close();
        }
    }

    private synchronized void close() {
        look();
        closed = true;
    }

    @Override
    public synchronized List<Evidence> evidence() {
        look();
        long paused = sights.values().stream().filter(String::isEmpty).count();
        List<String> seen = sights.entrySet().stream()
                .map(sight -> sight.getKey() + (sight.getValue().isEmpty() ? " paused" : sight.getValue()))
                .toList();
        return List.of(new Evidence(fault, target, "processes", sights.size(), paused, 100, null, first, last, seen));
    }

    private void look() {
        if (closed) {
            return;
        }
        sights.replaceAll((process, sight) -> sight.isEmpty() ? sight(process) : sight);
        if (sights.values().stream().anyMatch(String::isEmpty)) {
            last = MonotonicClock.get().instant();
            first = first == null ? last : first;
        }
    }

    private static String sight(Proc process) {
        Optional<Proc> now = process.again();
        return now.isEmpty() ? " ended" : now.get().isStopped() ? "" : " running again";
    }
}
