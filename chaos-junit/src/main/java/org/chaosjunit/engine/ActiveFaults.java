package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.Finding;
import org.chaosjunit.revert.UndoStack;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.PlannedFaults;

/** The faults that an experiment has injected, and what they were seen doing. */
final class ActiveFaults {
    private final Plan plan;
    private final UndoStack undo;
    private final List<Injection> injections = new CopyOnWriteArrayList<>();
    private final AtomicInteger acting = new AtomicInteger();

    ActiveFaults(Plan plan, UndoStack undo) {
        this.plan = plan;
        this.undo = undo;
    }

    /** Injects on one target; each call draws from a seed of its own. */
    void inject(PlannedFaults planned, Instant expires) throws Exception {
        long seed = plan.seed() + injections.size();
        injections.add(planned.target().inject(planned.faults(), new InjectionContext(plan.id(), seed, expires, undo)));
        acting.incrementAndGet();
    }

    /** Injects until the scope is closed; {@code lastClosed} runs when no fault acts any more. */
    Injected injectScoped(PlannedFaults planned, Instant expires, Consumer<Finding> failures, Runnable lastClosed)
            throws Exception {
        int mark = undo.size();
        inject(planned, expires);
        Injection injection = injections.get(injections.size() - 1);
        return new Injected() {
            private boolean closed;

            @Override
            public List<Evidence> evidence() {
                return injection.evidence();
            }

            @Override
            public void close() {
                if (closed) {
                    return;
                }
                closed = true;
                undo.revertTo(mark).forEach(failures);
                if (acting.decrementAndGet() == 0) {
                    lastClosed.run();
                }
            }
        };
    }

    boolean isEmpty() {
        return injections.isEmpty();
    }

    List<Evidence> evidence() {
        return injections.stream()
                .flatMap(injection -> injection.evidence().stream())
                .toList();
    }

    /** Returns the faults in words, those of the body included. */
    List<String> descriptions() {
        return evidence().stream().map(Evidence::fault).distinct().toList();
    }

    /** How long faults may act at the most: the longest observation with its waits, and a margin for the body. */
    static Duration timeToLive(Plan plan) {
        return plan.observation()
                .armedWithin()
                .plus(plan.observation().atMost())
                .plus(FaultWindow.settleLimit(plan))
                .plusSeconds(30);
    }

    /** Says which of the faults a target cannot do. */
    static void requireDoable(PlannedFaults planned) {
        List<Flaw> flaws = planned.target().check(planned.faults()).stream()
                .map(refusal -> new Flaw(describe(refusal.fault()), refusal.problem()))
                .toList();
        if (!flaws.isEmpty()) {
            throw new InvalidPlanException(flaws);
        }
    }

    private static String describe(Fault fault) {
        return '"' + fault.description() + '"';
    }
}
