package org.chaosjunit.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;

/** Faults that bring their target, injected and taken back as the engine does it, also where injecting fails. */
public final class Change implements AutoCloseable {
    /** When the change expires. */
    public final Instant expires = MonotonicClock.get().instant().plus(Duration.ofMinutes(5));

    /** What was journaled, oldest first. */
    public final List<UndoRecord> journal = new ArrayList<>();

    private final Target target;
    private final List<PlacedFault> faults;
    private Injection injection = List::of;

    private Change(List<PlacedFault> faults) {
        this.faults = faults;
        List<PlannedFaults> placed = PlannedFaults.place(
                () -> {
                    throw new AssertionError("a fault without a target");
                },
                faults);
        if (placed.size() != 1) {
            throw new AssertionError("several targets: " + placed);
        }
        this.target = placed.get(0).target();
    }

    /** Returns faults on one target that are not injected yet. */
    public static Change of(PlacedFault... faults) {
        return new Change(List.of(faults));
    }

    /** Injects. */
    public Change inject() throws Exception {
        injection = target.inject(
                List.copyOf(faults), new InjectionContext("an experiment", 42, expires, undo -> journal.add(undo)));
        return this;
    }

    /** Returns why it cannot be injected, in the words of its problems. */
    public List<String> refusals() {
        return target.check(List.copyOf(faults)).stream()
                .map(Refusal::problem)
                .map(Object::toString)
                .toList();
    }

    /** Returns what the target is called. */
    public String target() {
        return target.id();
    }

    /** Returns the evidence up to now. */
    public List<Evidence> evidence() {
        return injection.evidence();
    }

    /** Reads each record back, oldest first. */
    public List<ReadBack> readBack() throws Exception {
        List<ReadBack> found = new ArrayList<>();
        for (UndoRecord undo : journal) {
            found.add(reverter(undo).readBack(undo));
        }
        return found;
    }

    /** Takes everything back that is in place, newest first; returns what each record reads back as then. */
    public List<ReadBack> revert() throws Exception {
        List<UndoRecord> newestFirst = new ArrayList<>(journal);
        Collections.reverse(newestFirst);
        for (UndoRecord undo : newestFirst) {
            Reverter reverter = reverter(undo);
            if (reverter.readBack(undo).equals(ReadBack.inPlace())) {
                reverter.revert(undo);
            }
        }
        return readBack();
    }

    /** Returns how a person would take each record back. */
    public List<String> byHand() {
        return journal.stream().map(undo -> reverter(undo).byHand(undo)).toList();
    }

    private static Reverter reverter(UndoRecord undo) {
        return ServiceLoader.load(Reverter.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(reverter -> reverter.name().equals(undo.reverter()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        try {
            revert();
        } catch (Exception e) {
            throw new AssertionError("not taken back: " + journal, e);
        }
    }
}
