package org.chaosjunit.revert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;

/**
 * Walks the way back once before it is needed, with a record that nothing belongs to.
 *
 * <p>All code of it is loaded and linked then. At a signal that is too late: where the body has all processors, each
 * millisecond of work takes a hundred.
 */
final class Rehearsal {
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Rehearsal() {}

    /** Begins it, once in this JVM, on a thread of its own. */
    static void begin() {
        if (BEGUN.compareAndSet(false, true)) {
            Thread thread = new Thread(Rehearsal::walk, "chaos-junit rehearsal");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void walk() {
        Hands.waitReady();
        UndoRecord nothing = new UndoRecord("rehearsal", "nothing", "rehearsal", Map.of(), Instant.EPOCH);
        new Takeback(new Patience(Duration.ofSeconds(10), List.of()))
                .take(List.of(new OpenRecord(0, Reach.JVM, nothing)), (record, outcome) -> {});
    }
}
