package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Abort;
import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.PlannedAbort;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;

/** Looks again and again at one abort condition; it must see something to go on. */
final class AbortLook {
    /** How much longer than its time-out an answer may take to be known: a tick, and a busy machine. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final AbortCondition condition;
    private final Metric metric;
    private final Duration patience;
    private final Duration firstPatience;
    private final Instant since;
    private Instant checked;
    private Instant seen;
    private String lastSight;
    private volatile boolean hasSeen;

    AbortLook(PlannedAbort planned, Instant loadsStarted, Duration steadyWithin) {
        this.condition = planned.condition();
        this.metric = planned.metric();
        this.patience = patience(planned);
        this.firstPatience = firstPatience(planned, steadyWithin);
        this.since = loadsStarted.plus(planned.warmup());
        this.checked = since;
        this.seen = since;
        this.lastSight = noNews();
    }

    /** How long a condition may see nothing at first, when nothing is injected yet and a load may take its time to begin. */
    static Duration firstPatience(PlannedAbort planned, Duration steadyWithin) {
        Duration usual = patience(planned);
        return usual.compareTo(steadyWithin) > 0 ? usual : steadyWithin;
    }

    private static Duration patience(PlannedAbort planned) {
        return planned.condition().window().plus(planned.timeout()).plus(MARGIN);
    }

    Metric metric() {
        return metric;
    }

    String metricName() {
        return condition.metric();
    }

    /** Tells whether a whole window was seen, and was no reason to abort. */
    boolean hasSeen() {
        return hasSeen;
    }

    /** Looks at the newest window of which all is known; returns why the experiment must end, if it must. */
    Optional<Finding> look(Instant now, AbortScene scene) {
        if (now.isBefore(since)) {
            return Optional.empty();
        }
        Instant to = metric.settledUntil(now);
        Instant from = to.minus(condition.window());
        Optional<Throwable> failure = newFailure(to);
        if (failure.isPresent()) {
            return Optional.of(failed(failure.get(), scene));
        }
        if (!from.isBefore(since)) {
            Optional<Finding> sight = see(metric.between(from, to), to, scene);
            if (sight.isPresent()) {
                return sight;
            }
        }
        boolean blind = condition.onNoData() != OnNoData.IGNORE
                && Duration.between(seen, now).compareTo(limit()) > 0;
        return blind ? Optional.of(blind(scene)) : Optional.empty();
    }

    private Duration limit() {
        return hasSeen ? patience : firstPatience;
    }

    // What was settled once never changes, so each moment is asked for failures once, also those no window shows.
    private Optional<Throwable> newFailure(Instant to) {
        if (!to.isAfter(checked)) {
            return Optional.empty();
        }
        Instant from = checked;
        checked = to;
        return metric.between(from, to).failure();
    }

    private Optional<Finding> see(Samples samples, Instant to, AbortScene scene) {
        long zeros = condition.onNoData() == OnNoData.ZERO ? samples.missing() : 0;
        long count = samples.count() + zeros;
        if (count < condition.minSamples()) {
            lastSight = Wording.count(count) + " of at least " + Wording.count(condition.minSamples()) + " samples in "
                    + Durations.format(condition.window());
            if (condition.onNoData() == OnNoData.IGNORE) {
                nothingToAbort(to);
            }
            return Optional.empty();
        }
        double value = samples.count() == 0 ? 0 : samples.estimate(condition.range());
        if (!Double.isFinite(value)) {
            return Optional.of(failed(new ArithmeticException("gave " + value + ", which is no number"), scene));
        }
        if (isInRange(samples, zeros, value)) {
            return Optional.of(cameTrue(value, count, scene));
        }
        nothingToAbort(to);
        return Optional.empty();
    }

    private boolean isInRange(Samples samples, long zeros, double value) {
        Range range = condition.range();
        boolean zerosAreIn = zeros == 0 || !samples.everySampleMustHold() || range.contains(0);
        return range.contains(value) && zerosAreIn;
    }

    private void nothingToAbort(Instant to) {
        seen = to;
        lastSight = noNews();
        hasSeen = true;
    }

    private String noNews() {
        return "no new window of " + Durations.format(condition.window()) + " could be seen";
    }

    private Finding cameTrue(double value, long count, AbortScene scene) {
        boolean fails = scene.isUnderFault() && condition.as() == Abort.FAIL;
        return new Finding(
                fails ? Reason.ABORTED : Reason.HALTED,
                condition.metric() + " was " + metric.unit().format(value, condition.range()) + atAbort() + ", "
                        + Wording.count(count) + (count == 1 ? " sample in " : " samples in ")
                        + Durations.format(condition.window()) + scene.words());
    }

    private Finding failed(Throwable cause, AbortScene scene) {
        return new Finding(
                Reason.PROBE_ERROR,
                condition.metric() + " could not be measured" + atAbort() + ": " + Wording.why(cause) + scene.words(),
                cause);
    }

    /** Says that the metric hangs. */
    Finding noAnswer(Duration waited, AbortScene scene) {
        return new Finding(
                Reason.PROBE_ERROR,
                condition.metric() + " gave no answer for more than " + Durations.format(waited) + atAbort()
                        + scene.words());
    }

    /** Says that the metric did what it must not. */
    Finding threw(Throwable thrown, AbortScene scene) {
        return failed(thrown, scene);
    }

    private Finding blind(AbortScene scene) {
        return new Finding(
                Reason.NO_DATA,
                condition.metric() + " had too little data for more than " + Durations.format(limit()) + atAbort()
                        + ": " + lastSight + scene.words());
    }

    private String atAbort() {
        return ", to be aborted at " + condition.range();
    }
}
