package org.chaosjunit.revert;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;

/** Removes a journal though what is in it was not taken back, because a person says that it cannot be. */
public final class Forget {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Forget() {}

    /** Returns why a file is no journal that could be forgotten, a sentence; empty if it is one. */
    public static Optional<String> objection(Path file) {
        synchronized (Claim.ONE_AT_A_TIME) {
            if (Files.isDirectory(file)) {
                return Optional.of(file + " is a directory. Name one journal in it.");
            }
            if (Files.notExists(file)) {
                return Optional.of("There is no file " + file + ".");
            }
            if (!file.toString().endsWith(JournalFile.SUFFIX)) {
                return Optional.of(file + " is no journal: the names of journals end in " + JournalFile.SUFFIX + ".");
            }
            return JournalFile.isOwn(file) ? Optional.empty() : foreign(file);
        }
    }

    private static Optional<String> foreign(Path file) {
        try {
            StoredJournal.read(file);
        } catch (UnreadableJournalException e) {
            return e.mayHideFaults() ? Optional.empty() : Optional.of(e.getMessage());
        } catch (IOException e) {
            // Whoever claims it comes to the same, and says so.
            return Optional.empty();
        }
        return Optional.empty();
    }

    /**
     * Removes the journal, unless its experiment still runs or another process takes back what is in it.
     *
     * @param told is told what was in it, before it is removed
     * @throws IOException if it cannot be opened or removed
     */
    public static Answer journal(Path journal, Consumer<Forgotten> told) throws IOException, InterruptedException {
        synchronized (Claim.ONE_AT_A_TIME) {
            if (JournalFile.isOwn(journal)) {
                return Answer.RUNNING;
            }
            // A guardian may be at it; then it is worth waiting.
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            do {
                try {
                    Optional<Claim> claim = Claim.of(journal);
                    if (claim.isPresent()) {
                        try (Claim ours = claim.get()) {
                            forget(ours, told);
                            return Answer.FORGOTTEN;
                        }
                    }
                    if (Sweep.isRunning(journal)) {
                        return Answer.RUNNING;
                    }
                } catch (FileNotFoundException | NoSuchFileException e) {
                    return Answer.GONE;
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            } while (System.nanoTime() < deadline);
            return Answer.BEING_TAKEN_BACK;
        }
    }

    private static void forget(Claim claim, Consumer<Forgotten> told) throws IOException {
        try {
            StoredJournal stored = claim.read();
            List<Forgotten.Change> changes = stored.open().stream()
                    .map(record -> Forgotten.Change.of(record.undo()))
                    .toList();
            told.accept(new Forgotten(Optional.of(stored.header()), true, changes, List.of()));
            // Nobody else can finish it when the journal is gone.
            new CutOffResult(stored.header()).write(stored.open(), List.of(), findings(changes));
        } catch (UnreadableJournalException e) {
            if (!e.mayHideFaults()) {
                throw e;
            }
            told.accept(Decoded.of(claim.text()));
        }
        claim.delete();
    }

    private static List<Finding> findings(List<Forgotten.Change> changes) {
        List<Finding> findings = new ArrayList<>();
        for (Forgotten.Change change : changes) {
            findings.add(new Finding(
                    Reason.REVERT_FAILED,
                    "\"" + change.description() + "\" on " + change.target()
                            + " was not taken back: a person has dismissed it with `revert --forget`. It may still be in"
                            + " place. By hand: " + change.byHand() + "."));
        }
        return findings;
    }

    /** What came of it. */
    public enum Answer {
        /** The journal was removed. */
        FORGOTTEN,
        /** There was none any more: all of it was taken back meanwhile. */
        GONE,
        /** Its experiment is running, so it was left alone. */
        RUNNING,
        /** Another process has been taking it back all the time, so it was left alone. */
        BEING_TAKEN_BACK
    }
}
