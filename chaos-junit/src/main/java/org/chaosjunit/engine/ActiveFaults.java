package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.Finding;
import org.chaosjunit.revert.UndoStack;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.PlannedFaults;

/** The faults that an experiment has injected, and what they were seen doing. */
final class ActiveFaults {
    private final Plan plan;
    private final UndoStack undo;
    private final WayBack wayBack;
    private final List<Injection> injections = new CopyOnWriteArrayList<>();
    private final Consumer<Finding> failures;
    // How many records there were before each that acts: whoever takes one back takes all back that came later.
    private final List<Integer> acting = new CopyOnWriteArrayList<>();

    ActiveFaults(Plan plan, UndoStack undo, WayBack wayBack, Consumer<Finding> failures) {
        this.plan = plan;
        this.undo = undo;
        this.wayBack = wayBack;
        this.failures = failures;
    }

    /** Injects on one target; each call draws from a seed of its own. */
    Injection inject(PlannedFaults planned, Instant expires) throws Exception {
        long seed = plan.seed() + injections.size();
        int mark = undo.size();
        UndoStack.Change change = wayBack.begin(planned.target());
        try {
            Injection injection =
                    planned.target().inject(planned.faults(), new InjectionContext(plan.id(), seed, expires, change));
            injections.add(injection);
            acting.add(mark);
            change.made();
            return injection;
        } finally {
            change.close().forEach(failures);
        }
    }

    /** Injects until the scope is closed; {@code lastClosed} runs when no fault acts any more. */
    Injected injectScoped(PlannedFaults planned, Instant expires, Runnable lastClosed) throws Exception {
        int mark = undo.size();
        Injection injection;
        try {
            injection = inject(planned, expires);
        } catch (Exception e) {
            undo.revertTo(mark).forEach(failures);
            if (undo.isReverting() || e instanceof InterruptedException) {
                // It came too late: what ended the experiment is known already.
                throw e;
            }
            InjectionFailedException failed = new InjectionFailedException(planned.target(), e);
            // Also where the body does not let it through: an experiment without its fault shows nothing.
            failures.accept(failed.finding());
            throw failed;
        }
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
                acting.removeIf(other -> other >= mark);
                if (acting.isEmpty()) {
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

    /** How long faults may act at the most: as declared, or the longest observation with its waits, and a margin. */
    static Duration timeToLive(Plan plan) {
        Duration declared = plan.observation().timeToLive();
        return declared != null
                ? declared
                : plan.observation()
                        .armedWithin()
                        .plus(plan.observation().atMost())
                        .plus(FaultWindow.settleLimit(plan))
                        .plusSeconds(30);
    }

    /** Says which of the faults a target cannot do. */
    static void requireDoable(PlannedFaults planned) {
        List<Flaw> flaws = planned.target().check(planned.faults()).stream()
                .map(refusal -> new Flaw(refusal.fault(), refusal.problem()))
                .toList();
        if (!flaws.isEmpty()) {
            throw new InvalidPlanException(flaws);
        }
    }
}
