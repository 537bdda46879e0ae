package org.chaosjunit.disk;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.MonotonicClock;
import org.jspecify.annotations.Nullable;

/** Looks whether a ballast is there and does what was asked, until it is taken back. */
final class DiskWatch implements Injection {
    private static final Map<String, DiskWatch> OPEN = new ConcurrentHashMap<>();
    private static final int MOST_SEEN = 5;

    private final Ballast ballast;
    private final String target;
    private final long size;

    // Guarded by this.
    private final List<String> seen = new ArrayList<>();
    private long looks;
    private long tight;
    private boolean lost;
    private boolean closed;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private DiskWatch(Ballast ballast, String target) throws IOException {
        this.ballast = ballast;
        this.target = target;
        this.size = ballast.held();
    }

    static DiskWatch over(Ballast ballast, String target) throws IOException {
        DiskWatch watch = new DiskWatch(ballast, target);
        OPEN.put(ballast.file().toString(), watch);
        return watch;
    }

    /** Takes a last look if the ballast is one of this JVM: afterwards there is nothing to see. */
    static void close(String file) {
        DiskWatch watch = OPEN.remove(file);
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
        double megabytes = (double) size / Amount.MEGABYTE;
        return List.of(new Evidence(
                ballast.room().fault().description(),
                target,
                "looks",
                looks,
                // One look may come too late to see it; what is lost was not there for some unknown time.
                lost ? 0 : tight,
                100,
                new Evidence.Magnitude("MB", megabytes, megabytes, megabytes),
                first,
                last,
                seen));
    }

    private void look() {
        if (closed) {
            return;
        }
        looks++;
        try {
            long held = ballast.held();
            lost |= held < size;
            boolean asAsked = held >= size && ballast.room().isTight();
            note(Amount.words(ballast.room().free()) + " free beside a ballast of " + Amount.words(held));
            if (asAsked) {
                tight++;
                last = MonotonicClock.get().instant();
                first = first == null ? last : first;
            }
        } catch (IOException e) {
            lost = true;
            note("no ballast: " + e.getMessage());
        }
    }

    private void note(String sight) {
        if (!seen.contains(sight)) {
            seen.add(sight);
        }
        if (seen.size() > MOST_SEEN) {
            seen.remove(0);
        }
    }
}
