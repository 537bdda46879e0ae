package org.chaosjunit.sampling;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest samples, in order of time. */
final class History {
    // Hours at any sensible cadence; a window that would need more is refused, never judged on the rest.
    private static final int KEPT = 1 << 16;

    private final String name;
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private @Nullable Instant forgotten;

    History(String name) {
        this.name = name;
    }

    void add(Sample sample) {
        samples.addLast(sample);
        if (samples.size() > KEPT) {
            forgotten = samples.removeFirst().at();
        }
    }

    /** Returns the samples from {@code from} (inclusive) to {@code to} (exclusive). */
    List<Sample> between(Instant from, Instant to) {
        if (forgotten != null && !forgotten.isBefore(from)) {
            return List.of(Sample.failed(
                    from,
                    new IllegalStateException(
                            name + " keeps its last " + KEPT + " samples, and the window needs more")));
        }
        ArrayDeque<Sample> window = new ArrayDeque<>();
        Iterator<Sample> newestFirst = samples.descendingIterator();
        while (newestFirst.hasNext()) {
            Sample sample = newestFirst.next();
            if (sample.at().isBefore(from)) {
                break;
            }
            if (sample.at().isBefore(to)) {
                window.addFirst(sample);
            }
        }
        return List.copyOf(window);
    }
}
