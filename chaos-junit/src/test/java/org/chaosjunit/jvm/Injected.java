package org.chaosjunit.jvm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.DefaultTarget;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Journal;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;

/** Faults in this JVM, injected and taken back as the engine does it. */
final class Injected implements AutoCloseable {
    static final long SEED = 42;

    private final List<UndoRecord> journal;
    private final Injection injection;

    private Injected(List<UndoRecord> journal, Injection injection) {
        this.journal = journal;
        this.injection = injection;
    }

    static Target target() {
        return ServiceLoader.load(DefaultTarget.class).findFirst().orElseThrow().target();
    }

    static Injected inject(Fault... faults) throws Exception {
        return inject(SEED, Duration.ofMinutes(5), faults);
    }

    static Injected inject(long seed, Duration ttl, Fault... faults) throws Exception {
        List<UndoRecord> journal = new ArrayList<>();
        return new Injected(journal, target().inject(List.of(faults), context(seed, ttl, journal::add)));
    }

    static InjectionContext context(long seed, Duration ttl, Journal journal) {
        return new InjectionContext(
                "an experiment", seed, MonotonicClock.get().instant().plus(ttl), journal);
    }

    static Reverter reverter(UndoRecord undo) {
        return ServiceLoader.load(Reverter.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(reverter -> reverter.name().equals(undo.reverter()))
                .findFirst()
                .orElseThrow();
    }

    List<UndoRecord> journal() {
        return journal;
    }

    List<Evidence> evidence() {
        return injection.evidence();
    }

    Evidence theEvidence() {
        return evidence().get(0);
    }

    boolean isReverted() throws Exception {
        for (UndoRecord undo : journal) {
            if (reverter(undo).readBack(undo).condition() != ReadBack.Condition.REVERTED) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            for (UndoRecord undo : journal) {
                reverter(undo).revert(undo);
            }
            if (!isReverted()) {
                throw new AssertionError("not reverted: " + journal);
            }
        } catch (Exception e) {
            throw new AssertionError("not reverted: " + journal, e);
        }
    }
}
