package org.chaosjunit.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;
import org.jspecify.annotations.Nullable;

/** A target that only remembers that a fault is on, and claims the evidence it is told to. */
public final class MemoryTarget implements Target {
    private static final Map<String, MemoryTarget> ALL = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBER = new AtomicLong();

    /** What happened, in order. */
    public final List<String> events = new ArrayList<>();

    private final String id = "memory:" + NUMBER.incrementAndGet();
    private final InstantSource clock;
    private final Set<String> on = ConcurrentHashMap.newKeySet();
    private final AtomicLong injections = new AtomicLong();
    private Instant injected = Instant.EPOCH;
    private long matched = 10;
    private long applied = 10;
    private double percentage = 100;
    private List<String> seen = List.of();
    private boolean injectThrows;
    private @Nullable String revertThrows;
    private boolean revertLies;
    private boolean hidesWhenItActs;
    private Runnable whileInjecting = () -> {};
    private Runnable whileReverting = () -> {};

    /** Creates a target on which every fault acts 10 times of 10, from the injection on. */
    public MemoryTarget(InstantSource clock) {
        this.clock = clock;
        ALL.put(id, this);
    }

    /** Claims other evidence. */
    public MemoryTarget evidence(long matchedTimes, long appliedTimes, double askedPercentage, String... seenHosts) {
        matched = matchedTimes;
        applied = appliedTimes;
        percentage = askedPercentage;
        seen = List.of(seenHosts);
        return this;
    }

    /** Fails when the change is half made. */
    public MemoryTarget injectThrows() {
        injectThrows = true;
        return this;
    }

    /** Cannot be reverted. */
    public MemoryTarget revertThrows(String message) {
        revertThrows = message;
        return this;
    }

    /** Says that it was reverted, and was not. */
    public MemoryTarget revertLies() {
        revertLies = true;
        return this;
    }

    /** Never says when its faults acted first. */
    public MemoryTarget hidesWhenItActs() {
        hidesWhenItActs = true;
        return this;
    }

    /** Bears a fault from elsewhere already. */
    public MemoryTarget stuckFrom(String injection) {
        on.add(injection);
        return this;
    }

    /** Does something between writing the way back and the change. */
    public MemoryTarget whileInjecting(Runnable action) {
        whileInjecting = action;
        return this;
    }

    /** Does something when it is reverted. */
    public MemoryTarget whileReverting(Runnable action) {
        whileReverting = action;
        return this;
    }

    /** Tells whether a fault acts. */
    public boolean isOn() {
        return !on.isEmpty();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Reach reach() {
        return Reach.JVM;
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        return faults.stream()
                .filter(fault -> !(fault instanceof Named))
                .map(fault ->
                        new Refusal(fault, new Problem("", "a target that can do it", id, "Choose another target.")))
                .toList();
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) {
        String injection = "injection " + injections.incrementAndGet();
        context.journal()
                .write(new UndoRecord(
                        "memory", id, faults.get(0).description(), Map.of("number", injection), context.expires()));
        whileInjecting.run();
        on.add(injection);
        if (injectThrows) {
            throw new IllegalStateException("no room");
        }
        injected = clock.instant();
        events.add("inject");
        return () -> faults.stream().map(this::evidence).toList();
    }

    private Evidence evidence(Fault fault) {
        Instant acted = applied == 0 || hidesWhenItActs ? null : injected;
        return new Evidence(
                fault.description(), id, "connections", matched, applied, percentage, null, acted, acted, seen);
    }

    /**
     * A fault that is only a name.
     *
     * @param description the name
     */
    public record Named(String description) implements Fault {}

    /** Takes a {@link MemoryTarget} back. */
    public static final class Memory implements Reverter {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public void revert(UndoRecord undo) {
            MemoryTarget target = of(undo);
            if (target.revertThrows != null) {
                throw new IllegalStateException(target.revertThrows);
            }
            target.whileReverting.run();
            target.events.add("revert");
            if (!target.revertLies) {
                target.on.remove(undo.state().getOrDefault("number", ""));
            }
        }

        @Override
        public ReadBack readBack(UndoRecord undo) {
            return of(undo).on.contains(undo.state().getOrDefault("number", ""))
                    ? ReadBack.inPlace()
                    : ReadBack.reverted();
        }

        private static MemoryTarget of(UndoRecord undo) {
            MemoryTarget target = ALL.get(undo.target());
            if (target == null) {
                throw new IllegalStateException(undo.target());
            }
            return target;
        }
    }
}
