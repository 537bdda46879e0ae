package org.chaosjunit.revert;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Takes records back whose time to live is over though their experiment still lives: it hangs, or was suspended. */
final class Expiry {
    // The experiment itself comes first, if it can.
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Path journal;
    // Never closed as long as this process lives: that would give up the lock that it waits for or has got.
    private final RandomAccessFile file;
    private final Consumer<String> log;
    private final InstantSource clock;
    private final LongSupplier ticker;
    private final Map<Integer, Long> due = new HashMap<>();
    private String trouble = "";

    Expiry(Path journal, Consumer<String> log, InstantSource clock, LongSupplier ticker) throws IOException {
        this.journal = journal;
        this.file = new RandomAccessFile(journal.toFile(), "r");
        this.log = log;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** Watches a journal, on a thread of its own, until it is gone. */
    static void watch(Path journal, Consumer<String> log) throws IOException {
        Expiry expiry = new Expiry(journal, log, InstantSource.system(), System::nanoTime);
        Thread thread = new Thread(expiry::watch, "chaos-junit expiry");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (Files.exists(journal)) {
                lookQuietly();
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // The journal is being written meanwhile: what cannot be read now may be whole at the next look.
    private void lookQuietly() {
        try {
            look();
            trouble = "";
        } catch (IOException e) {
            if (!trouble.equals(e.toString())) {
                trouble = e.toString();
                log.accept("The time to live could not be looked at: " + trouble);
            }
        }
    }

    void look() throws IOException {
        long now = ticker.getAsLong();
        byte[] content = new byte[(int) file.length()];
        file.seek(0);
        file.readFully(content);
        for (OpenRecord record : StoredJournal.of(journal, content).open()) {
            // Counted from when it was first seen: the clock may be set to another time meanwhile.
            long at = due.computeIfAbsent(record.number(), number -> now + timeLeft(record));
            if (at - now <= 0) {
                due.put(record.number(), now + Duration.ofSeconds(30).toNanos());
                Outcome outcome = new Step(record.undo(), Patience.DEFAULT).take();
                log.accept("The time to live of \"" + record.undo().description() + "\" on "
                        + record.undo().target() + " was over: " + outcome.kind());
            }
        }
    }

    private long timeLeft(OpenRecord record) {
        return Duration.between(clock.instant(), record.undo().expires())
                .plus(GRACE)
                .toNanos();
    }
}
