package org.chaosjunit.revert;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.result.FileTrouble;

/** Takes back what experiments have left behind that are over without having done so: killed, or stuck. */
public final class Sweep {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Sweep() {}

    /**
     * Takes back all that is left in the journals of a directory; leaves those alone whose experiments are running.
     *
     * @return what was found, journal by journal; empty if nothing was left
     * @throws UncheckedIOException if the directory cannot be read
     */
    public static List<Swept> of(Path directory) {
        synchronized (Claim.ONE_AT_A_TIME) {
            List<Swept> all = new ArrayList<>();
            try {
                for (Path journal : StoredJournal.in(directory)) {
                    sweep(journal).ifPresent(all::add);
                }
                Scraps.remove(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "cannot read the journals in " + directory + ": " + FileTrouble.words(e), e);
            }
            return all;
        }
    }

    /** Does the same with one journal; empty if there is none, or its experiment is running. */
    static Optional<Swept> one(Path journal) throws IOException {
        synchronized (Claim.ONE_AT_A_TIME) {
            return sweep(journal);
        }
    }

    private static Optional<Swept> sweep(Path journal) throws IOException {
        if (JournalFile.isOwn(journal)) {
            return Optional.empty();
        }
        // A guardian may be at it; then it is worth waiting.
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            try {
                Optional<Claim> claim = Claim.of(journal);
                if (claim.isPresent()) {
                    try (Claim ours = claim.get()) {
                        return Optional.of(new Leftover(ours).takeBack());
                    }
                }
                if (isRunning(journal)) {
                    return Optional.empty();
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            } catch (FileNotFoundException | NoSuchFileException e) {
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(Leftover.closed(journal, e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        } while (System.nanoTime() < deadline);
        return Optional.of(Leftover.heldByOthers(journal));
    }

    // The lock alone does not tell an experiment from a guardian.
    static boolean isRunning(Path journal) throws IOException {
        try {
            Header header = StoredJournal.read(journal).header();
            if (!header.isOfThisHost()) {
                return true;
            }
            // One of this process is over: it would still be its own file otherwise.
            return header.pid() != ProcessHandle.current().pid()
                    && ProcessHandle.of(header.pid())
                            .filter(ProcessHandle::isAlive)
                            .isPresent();
        } catch (UnreadableJournalException e) {
            return true;
        }
    }
}
