package org.chaosjunit.revert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Journal;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;
import org.jspecify.annotations.Nullable;

/**
 * The ways back of one experiment: journaled before each change, taken newest first, and read back.
 *
 * <p>Once reverting has begun, no further record is accepted, so that an abandoned thread cannot start a fault that
 * nobody owns.
 */
public final class UndoStack {
    private final JournalFile file;
    private final Header header;
    private final boolean isGuarded;
    private final Patience patience;
    private volatile boolean reverting;
    private volatile boolean reverted;

    // Guarded by this.
    private final List<OpenRecord> open = new ArrayList<>();
    private final Set<Integer> made = new HashSet<>();
    private final Set<Integer> beingMade = new HashSet<>();
    private final Map<Integer, SharedLease> shared = new HashMap<>();
    private int written;
    private int changing;
    private boolean closed;
    private @Nullable List<Finding> outcome;
    private volatile @Nullable Guardian guardian;

    UndoStack(JournalFile file, Header header, boolean isGuarded, Patience patience) {
        this.file = file;
        this.header = header;
        this.isGuarded = isGuarded;
        this.patience = patience;
    }

    /**
     * Opens the journal of an experiment.
     *
     * @param isGuarded whether a guardian process watches over changes that outlive this JVM
     * @throws UncheckedIOException if it cannot be written
     */
    public static UndoStack open(Path directory, Header header, boolean isGuarded) {
        UndoStack stack = new UndoStack(JournalFile.create(directory, header), header, isGuarded, Patience.DEFAULT);
        stack.take(List.of());
        Rehearsal.begin();
        return stack;
    }

    /** Returns the journal's file. */
    public Path journal() {
        return file.path();
    }

    /**
     * Starts the guardian, if a change with that reach will need one: to do so early saves waiting for it later.
     *
     * @throws IOException if it cannot be started
     */
    public synchronized void expect(Reach reach) throws IOException {
        if (isGuarded && reach != Reach.JVM && guardian == null) {
            guardian = Guardian.start(file.path());
        }
    }

    /**
     * Begins a change of a target; close it when the target is done with it, whether it succeeded or not.
     *
     * @throws IOException if the guardian that the change needs does not work
     */
    public Change begin(Reach reach) throws IOException, InterruptedException {
        return begin(reach, Optional.empty());
    }

    /**
     * Does the same where undo records are also written into the store that {@code lease} is in.
     *
     * @throws IOException if the guardian that the change needs does not work
     */
    public Change begin(Reach reach, Optional<SharedLease> lease) throws IOException, InterruptedException {
        expect(reach);
        Guardian watching = guardian;
        if (watching != null) {
            watching.awaitWatching();
        }
        synchronized (this) {
            requireNotReverting();
            changing++;
            return new Change(reach, lease);
        }
    }

    /** Waits until no change is being made any more; returns whether that is so. */
    public synchronized boolean awaitQuiet(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (long left = limit.toMillis();
                changing > 0 && left > 0;
                left = (deadline - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return changing == 0;
    }

    /** Refuses whatever would come from now on; returns at once. */
    public void refuse() {
        reverting = true;
    }

    /** Tells whether reverting has begun. */
    public boolean isReverting() {
        return reverting;
    }

    /** Tells whether all was tried, once, to take everything back. */
    public boolean isReverted() {
        return reverted;
    }

    /** Returns how many records there were, the mark for {@link #revertTo}. */
    public synchronized int size() {
        return written;
    }

    /**
     * Takes back what was recorded since the stack had {@code size} records; more may follow.
     *
     * <p>What cannot be taken back is tried once more at the end.
     */
    public synchronized List<Finding> revertTo(int size) {
        return take(open.stream().filter(record -> record.number() >= size).toList());
    }

    /**
     * Takes everything back and refuses whatever would come; called again, it returns what was found the first time.
     *
     * <p>An interrupt of the calling thread is put aside meanwhile.
     */
    public List<Finding> revert() {
        refuse();
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
            outcome = List.copyOf(take(List.copyOf(open)));
            reverted = true;
        }
        return outcome;
    }

    /** Returns that a change is still being made after everything was taken back, if so. */
    public synchronized Optional<Finding> unfinished() {
        return changing == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Reason.REVERT_FAILED,
                        "An injection has not returned, and may still change its target. Its undo record stays in "
                                + file.path() + " until it has."));
    }

    /**
     * Removes the journal, or leaves to others what is still in it; a change that is still being made puts that off.
     *
     * <p>To be called when the result is written: until then the journal is what the result could be told from.
     */
    public synchronized List<Finding> close() {
        closed = true;
        return changing == 0 ? closeFile() : List.of();
    }

    private List<Finding> take(List<OpenRecord> records) {
        List<Finding> findings = new ArrayList<>();
        List<Integer> back = new ArrayList<>();
        new Takeback(patience).take(records, (record, result) -> {
            if (!result.isStuck()) {
                open.remove(record);
                // What reads back as gone may only come: whoever sweeps after a crash has to look at it once more.
                if (!beingMade.contains(record.number())) {
                    file.markBack(record.number());
                    back.add(record.number());
                }
            }
            result.finding(stays(record)).ifPresent(findings::add);
            if (result.kind() == Outcome.Kind.WAS_GONE && made.contains(record.number())) {
                findings.add(wasGone(record.undo()));
            }
        });
        // When all is taken back: a store that is slow must hold up nothing.
        back.forEach(number -> removeShared(number).ifPresent(findings::add));
        return findings;
    }

    private String stays(OpenRecord record) {
        SharedLease lease = shared.get(record.number());
        String here = Outcome.inJournal(file.path());
        return lease == null
                ? here
                : here + " "
                        + Outcome.inStore(lease.store(), lease.target(), SharedRecord.name(lease, record.number()));
    }

    private Optional<Finding> removeShared(int number) {
        SharedLease lease = shared.get(number);
        if (lease == null) {
            return Optional.empty();
        }
        String name = SharedRecord.name(lease, number);
        try {
            lease.store().remove(lease.target(), name);
            return Optional.empty();
        } catch (IOException e) {
            String message = "All was taken back, but an undo record of it could not be removed: "
                    + lease.store().address(lease.target(), name) + " in "
                    + lease.store().description() + ": " + e.getMessage()
                    + ". The next run on this target, or `revert`, removes it.";
            return Optional.of(new Finding(Reason.NOT_RECORDED, message, e));
        }
    }

    private static Finding wasGone(UndoRecord undo) {
        String who = Instant.now().isAfter(undo.expires())
                ? "its guardian did, for its time to live was over, or someone else did"
                : "someone else did";
        return new Finding(
                Reason.NO_EVIDENCE,
                "\"" + undo.description() + "\" on " + undo.target()
                        + " was gone before the experiment took it back: " + who
                        + ", so it is not known how long it acted.");
    }

    private List<Finding> closeFile() {
        try {
            if (open.isEmpty()) {
                file.delete();
            } else {
                file.close();
            }
            return List.of();
        } catch (UncheckedIOException e) {
            return List.of(new Finding(Reason.NOT_RECORDED, e.getMessage() + ".", e));
        }
    }

    private void requireNotReverting() {
        if (reverting) {
            throw new IllegalStateException("the experiment is reverting: nothing more is injected");
        }
    }

    /** A change that is being made: writes its ways back, and sees to it that none is left behind. */
    public final class Change implements Journal {
        private final Reach reach;
        private final Optional<SharedLease> lease;
        private final List<OpenRecord> records = new ArrayList<>();
        private boolean isMade;

        private Change(Reach reach, Optional<SharedLease> lease) {
            this.reach = reach;
            this.lease = lease;
        }

        @Override
        public void write(UndoRecord undo) {
            OpenRecord record;
            synchronized (UndoStack.this) {
                requireNotReverting();
                record = new OpenRecord(written, reach, undo);
                Optional<SharedName> name =
                        lease.map(held -> new SharedName(held.target(), SharedRecord.name(held, record.number())));
                file.append(undo, reach, name);
                written++;
                open.add(record);
                records.add(record);
                beingMade.add(record.number());
                lease.ifPresent(held -> shared.put(record.number(), held));
            }
            if (lease.isPresent()) {
                // Not under the lock: reverting waits for no store.
                share(lease.get(), record);
                synchronized (UndoStack.this) {
                    requireNotReverting();
                }
            }
        }

        private void share(SharedLease held, OpenRecord record) {
            UndoRecord undo = record.undo();
            try {
                // Who has lost the lease must change nothing any more.
                held.require();
                String name = SharedRecord.name(held, record.number());
                String purpose = "How to take back \"" + undo.description() + "\" on " + undo.target()
                        + ", done by the " + header.words() + ". Needed until that has happened: do not remove it.";
                if (held.store()
                        .create(held.target(), name, SharedRecord.text(header, record), purpose)
                        .isEmpty()) {
                    throw new IOException("there is one already");
                }
            } catch (IOException e) {
                drop(record);
                throw new NotRecordedException(
                        "cannot write the undo record of \"" + undo.description() + "\" on " + undo.target() + " into "
                                + held.store().description() + ": " + e.getMessage(),
                        e);
            }
        }

        // It was announced to the target that there is no record: it changes nothing.
        private void drop(OpenRecord record) {
            synchronized (UndoStack.this) {
                open.remove(record);
                records.remove(record);
                beingMade.remove(record.number());
                file.markBack(record.number());
            }
            // What was written in spite of the failure is found by whoever has the lease next.
            removeShared(record.number());
        }

        /** The change was made as it was meant. */
        public void made() {
            isMade = true;
        }

        /**
         * Ends the change. Reverting waits for nobody, so it may have come between a record and its change: what was
         * taken back too early is taken back once more.
         */
        public List<Finding> close() {
            synchronized (UndoStack.this) {
                changing--;
                records.forEach(record -> beingMade.remove(record.number()));
                UndoStack.this.notifyAll();
                if (!reverting) {
                    if (isMade) {
                        records.forEach(record -> made.add(record.number()));
                    }
                    return List.of();
                }
                List<Finding> findings = new ArrayList<>(take(records));
                if (closed && changing == 0) {
                    findings.addAll(closeFile());
                }
                return findings;
            }
        }
    }
}
