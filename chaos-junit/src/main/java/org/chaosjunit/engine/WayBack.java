package org.chaosjunit.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.revert.Header;
import org.chaosjunit.revert.Leases;
import org.chaosjunit.revert.UndoStack;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.Settings;
import org.chaosjunit.spi.Target;
import org.jspecify.annotations.Nullable;

/**
 * The way back of one experiment, the same whoever takes it: its own thread, the watchdog, JUnit, the shutdown hook.
 *
 * <p>Until the journal is open there is nothing to take back, and all of this does nothing.
 */
final class WayBack {
    /** How long a change that is being made may keep a JVM from ending. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Plan plan;
    private final Settings settings;
    private final Time time;
    private final Ledger ledger;
    private final Leases leases;
    private volatile @Nullable UndoStack stack;

    /**
     * Creates the way back of an experiment.
     *
     * @param told is told what was taken back that others had left behind
     * @param lost is told, on another thread, if others may have a target from now on, and why
     */
    WayBack(Plan plan, Surroundings around, Ledger ledger, Consumer<String> told, Consumer<String> lost) {
        this.plan = plan;
        this.settings = around.settings();
        this.time = around.time();
        this.ledger = ledger;
        this.leases = new Leases(settings.leaseDirectory(), plan.id(), plan.test(), told, lost);
    }

    /**
     * Opens the journal.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    UndoStack open(String resultsFile) {
        Header header = Header.ofThisProcess(plan.id(), plan.test(), ledger.started(), resultsFile);
        UndoStack opened = UndoStack.open(settings.journalDirectory(), header, settings.isGuardianEnabled());
        stack = opened;
        return opened;
    }

    /** Takes the leases of targets, or says why they cannot be had. */
    Optional<Finding> lease(List<Target> targets) {
        UndoStack opened = stack;
        if (opened == null) {
            throw new IllegalStateException("no target is leased before there is a journal");
        }
        return leases.take(targets, opened.journal());
    }

    /** Begins a change of a target that is leased; its ways back are also written into the store beside it, if any. */
    UndoStack.Change begin(Target target) throws IOException, InterruptedException {
        return Objects.requireNonNull(stack).begin(target.reach(), leases.shared(target.id()));
    }

    /** Starts the guardian that changes of a target will need, if any. */
    void expect(Target target) throws IOException {
        UndoStack opened = stack;
        if (opened != null) {
            opened.expect(target.reach());
        }
    }

    boolean isReverting() {
        UndoStack opened = stack;
        return opened != null && opened.isReverting();
    }

    /** Refuses whatever would still be injected; returns at once. */
    void refuse() {
        UndoStack opened = stack;
        if (opened != null) {
            opened.refuse();
        }
    }

    /** Takes everything back; whoever comes while another thread does so waits for it, and learns what it has found. */
    @SuppressWarnings("CatchThrowable") // Whatever goes wrong here is the worst of all, and must be told.
    void revert() {
        UndoStack opened = stack;
        if (opened == null) {
            return;
        }
        Instant from = time.now();
        boolean isFirst = !opened.isReverted();
        try {
            opened.revert().forEach(ledger::found);
        } catch (Throwable e) {
            ledger.found(new Finding(
                    Reason.REVERT_FAILED,
                    "Taking back broke off: " + e + ". What was not taken back stays in " + opened.journal() + ".",
                    e));
        }
        if (isFirst) {
            ledger.passed("revert", from, time.now());
        }
    }

    /** Waits a little for a change that is being made: a JVM must not end between a record and its change. */
    void awaitQuiet() {
        UndoStack opened = stack;
        if (opened != null) {
            try {
                opened.awaitQuiet(QUIET);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Notes that a change is still being made after everything was taken back, if so. */
    void noteUnfinished() {
        UndoStack opened = stack;
        if (opened != null) {
            opened.unfinished().ifPresent(ledger::found);
        }
    }

    /** Lets others have the targets before the experiment has ended, if nothing of it can be in place any more. */
    void giveTargetsBackEarly() {
        UndoStack opened = stack;
        if (opened != null && opened.unfinished().isEmpty() && !ledger.has(Verdict.REVERT_FAILED)) {
            leases.giveBackShared().forEach(ledger::found);
            leases.close();
        }
    }

    /** Lets others have the targets, unless something of this experiment may still be in place. */
    void giveTargetsBack() {
        if (ledger.has(Verdict.REVERT_FAILED)) {
            leases.leaveBehind();
        } else {
            leases.close();
        }
    }

    /**
     * Removes the journal and the leases beside the targets, or leaves to others what could not be taken back; returns what
     * went wrong.
     */
    List<Finding> closeJournal() {
        UndoStack opened = stack;
        List<Finding> findings = new ArrayList<>(opened == null ? List.of() : opened.close());
        if (!ledger.has(Verdict.REVERT_FAILED)) {
            findings.addAll(leases.giveBackShared());
        }
        return findings;
    }
}
