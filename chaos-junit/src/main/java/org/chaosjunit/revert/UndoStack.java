package org.chaosjunit.revert;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Journal;
import org.chaosjunit.spi.UndoRecord;
import org.jspecify.annotations.Nullable;

/**
 * The ways back of one experiment: journaled before each step, taken newest first, each once, and read back.
 *
 * <p>Once reverting has begun, no further record is accepted, so that an abandoned thread cannot start a fault that
 * nobody owns.
 */
public final class UndoStack implements Journal {
    private static final Duration LIMIT_PER_RECORD = Duration.ofSeconds(10);

    private final JournalFile file;
    private final Duration limit;
    private final Deque<UndoRecord> records = new ArrayDeque<>();
    private final List<UndoRecord> stuck = new ArrayList<>();
    private volatile boolean reverting;
    private @Nullable List<Finding> outcome;

    private UndoStack(JournalFile file, Duration limit) {
        this.file = file;
        this.limit = limit;
    }

    /**
     * Opens the journal of an experiment.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static UndoStack open(Path directory, String experiment, Instant started) {
        return new UndoStack(JournalFile.create(directory, experiment, started), LIMIT_PER_RECORD);
    }

    @Override
    public synchronized void write(UndoRecord undo) {
        if (reverting) {
            throw new IllegalStateException("the experiment is reverting: nothing more is injected");
        }
        file.append(undo);
        records.push(undo);
    }

    /** Tells whether reverting has begun. */
    public boolean isReverting() {
        return reverting;
    }

    /** Returns how many records there are, the mark for {@link #revertTo}. */
    public synchronized int size() {
        return records.size();
    }

    /**
     * Takes back what was recorded since the stack had {@code size} records; more may follow.
     *
     * <p>What cannot be taken back is tried once more at the end.
     */
    public synchronized List<Finding> revertTo(int size) {
        return take(size);
    }

    /**
     * Takes those of the records back once more that were taken back while their change was still being made.
     *
     * <p>To be called after each change: only then is it certain that no change is left without a way back.
     */
    public synchronized List<Finding> revertWhatCameTooLate(List<UndoRecord> written) {
        return written.stream()
                .filter(undo -> !records.contains(undo))
                .flatMap(undo -> take(undo).stream())
                .toList();
    }

    /**
     * Takes everything back and refuses whatever would come; called again, it returns what was found the first time.
     *
     * <p>An interrupt of the calling thread is put aside meanwhile.
     */
    public List<Finding> revert() {
        reverting = true;
        boolean interrupted = Thread.interrupted();
        try {
            return revertOnce();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized List<Finding> revertOnce() {
        if (outcome == null) {
            stuck.forEach(records::addLast);
            stuck.clear();
            outcome = take(0);
            if (outcome.isEmpty()) {
                outcome = removeFile();
            }
        }
        return outcome;
    }

    private List<Finding> removeFile() {
        try {
            file.delete();
            return List.of();
        } catch (UncheckedIOException e) {
            return List.of(
                    new Finding(Reason.NOT_RECORDED, e.getMessage() + ", though all that is in it was taken back.", e));
        }
    }

    private List<Finding> take(int size) {
        List<Finding> failures = new ArrayList<>();
        while (records.size() > size) {
            take(records.pop()).ifPresent(failures::add);
        }
        return failures;
    }

    private Optional<Finding> take(UndoRecord undo) {
        Optional<Throwable> cause = new Step(undo, limit).take();
        if (cause.isPresent()) {
            stuck.add(undo);
        }
        return cause.map(thrown -> failure(undo, thrown));
    }

    private Finding failure(UndoRecord undo, Throwable cause) {
        return new Finding(
                Reason.REVERT_FAILED,
                "Could not take back \"" + undo.description() + "\" on " + undo.target() + ": " + cause.getMessage()
                        + ". It may still be in place; its undo record stays in " + file.path() + ".",
                cause);
    }
}
