package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chaosjunit.result.Finding;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.PlannedAbort;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all abort conditions at the cadence of the watch, whatever the test's thread does, and calls the experiment off
 * as soon as one comes true or cannot see.
 *
 * <p>It samples their metrics itself, for nobody else does at all times.
 */
final class AbortWatch {
    /** How long a metric that must answer at once may keep it waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Time time;
    private final List<PlannedAbort> planned;
    private final Duration steadyWithin;
    private final Supplier<AbortScene> scene;
    private final Consumer<Finding> abort;
    private final AtomicBoolean isOver = new AtomicBoolean(true);
    private List<AbortLook> looks = List.of();
    private Time.Alarm ticks = () -> {};
    private Time.Alarm overseer = () -> {};
    private volatile @Nullable Asking asking;

    AbortWatch(
            Time time,
            List<PlannedAbort> planned,
            Duration steadyWithin,
            Supplier<AbortScene> scene,
            Consumer<Finding> abort) {
        this.time = time;
        this.planned = planned;
        this.steadyWithin = steadyWithin;
        this.scene = scene;
        this.abort = abort;
    }

    /** Starts to look, if there is anything to look at; {@code from} is when the loads were started. */
    synchronized void start(Instant from) {
        if (planned.isEmpty()) {
            return;
        }
        looks = planned.stream()
                .map(each -> new AbortLook(each, from, steadyWithin))
                .toList();
        isOver.set(false);
        ticks = time.every(Watch.CADENCE, this::look);
        overseer = time.every(PATIENCE.dividedBy(5), this::oversee);
    }

    /** Looks no more: there is nothing left to take back. */
    synchronized void letGo() {
        isOver.set(true);
        ticks.cancel();
        overseer.cancel();
    }

    /** Tells whether it asks this metric, so that nobody else should. */
    boolean asks(Metric metric) {
        return !isOver.get() && looks.stream().anyMatch(look -> look.metric() == metric);
    }

    /** Tells whether each condition has seen enough to know that it does not hold. */
    boolean hasSeenAll() {
        return looks.stream().allMatch(AbortLook::hasSeen);
    }

    /** Returns how long that takes at the most, beyond the warm-up; then the experiment is called off. */
    Duration patience() {
        return planned.stream()
                .map(each -> AbortLook.firstPatience(each, steadyWithin).plus(each.warmup()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(PATIENCE);
    }

    private void look() {
        Instant now = time.now();
        looks.stream().map(AbortLook::metric).distinct().forEach(metric -> sample(metric, now));
        for (AbortLook look : looks) {
            askedSafely(look, () -> look.look(now, scene.get())).ifPresent(this::end);
        }
    }

    private void sample(Metric metric, Instant now) {
        AbortLook first = looks.stream()
                .filter(look -> look.metric() == metric)
                .findFirst()
                .orElseThrow();
        askedSafely(first, () -> {
                    metric.sample(now);
                    return Optional.empty();
                })
                .ifPresent(this::end);
    }

    @SuppressWarnings("CatchThrowable") // Foreign code; a condition that cannot be looked at protects nobody.
    private Optional<Finding> askedSafely(AbortLook look, Supplier<Optional<Finding>> question) {
        if (isOver.get()) {
            return Optional.empty();
        }
        asking = new Asking(look, time.now());
        try {
            return question.get();
        } catch (Throwable thrown) {
            return Optional.of(look.threw(thrown, scene.get()));
        } finally {
            asking = null;
        }
    }

    // The thread that looks is stuck then.
    private void oversee() {
        Asking now = asking;
        if (now != null && Duration.between(now.since, time.now()).compareTo(PATIENCE) > 0) {
            end(now.look.noAnswer(PATIENCE, scene.get()));
        }
    }

    private void end(Finding why) {
        if (isOver.compareAndSet(false, true)) {
            abort.accept(why);
        }
    }

    private record Asking(AbortLook look, Instant since) {}
}
