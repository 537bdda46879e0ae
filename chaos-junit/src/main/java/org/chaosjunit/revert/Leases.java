package org.chaosjunit.revert;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.SharedStore;
import org.chaosjunit.spi.Target;

/**
 * Lets one experiment at a time have a target: within this JVM, and where the target outlives it, among all processes
 * and machines that share a directory, or the store beside the target.
 */
public final class Leases implements AutoCloseable {
    private static final Map<String, String> HOLDERS = new ConcurrentHashMap<>();

    private final Path directory;
    private final String experiment;
    private final String test;
    private final Consumer<String> told;
    private final Consumer<String> lost;
    private final Map<String, Optional<LeaseFile>> held = new LinkedHashMap<>();
    private final Map<String, SharedLease> shared = new ConcurrentHashMap<>();
    private boolean closed;

    /** Creates the leases of an experiment, none yet. */
    public Leases(Path directory, String experiment) {
        this(directory, experiment, "", note -> {}, why -> {});
    }

    /**
     * Creates the leases of an experiment, none yet.
     *
     * @param told is told what was taken back that others had left behind, a sentence each
     * @param lost is told, on another thread, if a lease in a shared store is lost, and why
     */
    public Leases(Path directory, String experiment, String test, Consumer<String> told, Consumer<String> lost) {
        this.directory = directory;
        this.experiment = experiment;
        this.test = test;
        this.told = told;
        this.lost = lost;
    }

    /** Returns the lease of a target in the store beside it; empty if there is no such store. */
    public Optional<SharedLease> shared(String target) {
        return Optional.ofNullable(shared.get(target));
    }

    /**
     * Takes the lease of each target; on the first that cannot be had, gives those of this call back and says why.
     *
     * <p>The lease of a run that died is taken over only after everything in its journal was taken back.
     *
     * @param journal where the ways back of this experiment are written
     * @throws IllegalStateException if all leases were given back for good
     */
    public synchronized Optional<Finding> take(List<Target> targets, Path journal) {
        if (closed) {
            throw new IllegalStateException("the experiment " + experiment + " is over: it gets no more targets");
        }
        List<String> taken = new ArrayList<>();
        for (Target target : targets) {
            String id = target.id();
            if (held.containsKey(id)) {
                continue;
            }
            Optional<Finding> objection = take(target, journal);
            if (objection.isPresent()) {
                giveBack(taken);
                return objection;
            }
            taken.add(id);
        }
        return Optional.empty();
    }

    private Optional<Finding> take(Target target, Path journal) {
        String holder = HOLDERS.putIfAbsent(target.id(), experiment);
        if (holder != null) {
            return Optional.of(new Finding(
                    Reason.BUSY,
                    "Not started: the experiment " + holder + " is running on " + target.id()
                            + ", and a target bears one experiment at a time. Nothing was changed."));
        }
        boolean isTaken = false;
        try {
            if (target.reach() == Reach.JVM) {
                held.put(target.id(), Optional.empty());
            } else {
                LeaseFile file = LeaseFile.of(directory, target);
                Optional<Finding> objection = file.take(experiment, journal);
                if (objection.isPresent()) {
                    return objection;
                }
                Optional<Finding> elsewhere = takeShared(target);
                if (elsewhere.isPresent()) {
                    file.giveBack();
                    return elsewhere;
                }
                held.put(target.id(), Optional.of(file));
            }
            isTaken = true;
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.of(new Finding(
                    Reason.NOT_RECORDED,
                    "Not started: " + e.getMessage() + ". Set chaosjunit.lease.directory to a directory that can be"
                            + " written. Nothing was changed.",
                    e));
        } finally {
            if (!isTaken) {
                HOLDERS.remove(target.id(), experiment);
            }
        }
    }

    private Optional<Finding> takeShared(Target target) {
        Optional<SharedStore> store = target.sharedStore();
        return store.isEmpty()
                ? Optional.empty()
                : new SharedLeaseOfTarget(store.get(), target.id())
                        .take(LeaseNote.of("the experiment " + experiment, test), told, lost, shared::put);
    }

    /** Gives all leases back, for good. */
    @Override
    public synchronized void close() {
        closed = true;
        giveBackShared();
        giveBack(List.copyOf(held.keySet()));
    }

    /** Gives those back that are in shared stores, for good; returns what went wrong. */
    public synchronized List<Finding> giveBackShared() {
        closed = true;
        List<Finding> findings = new ArrayList<>();
        for (SharedLease lease : shared.values()) {
            lease.release().ifPresent(findings::add);
        }
        shared.clear();
        return findings;
    }

    /** Lets go of all leases, for good, but leaves a note in them that something may still be in place. */
    public synchronized void leaveBehind() {
        shared.values().forEach(SharedLease::forget);
        held.values().forEach(file -> file.ifPresent(LeaseFile::close));
        close();
    }

    private void giveBack(List<String> targets) {
        for (String target : targets) {
            SharedLease lease = shared.remove(target);
            if (lease != null) {
                lease.release().ifPresent(finding -> told.accept(finding.message()));
            }
            Optional<LeaseFile> file = held.remove(target);
            if (file != null) {
                file.ifPresent(LeaseFile::giveBack);
            }
            HOLDERS.remove(target, experiment);
        }
    }
}
