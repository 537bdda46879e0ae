package org.chaosjunit.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.spi.Unit;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a steady state whose metrics are known, and puts it together with them. */
final class SteadyStateCheck {
    private final Function<String, Optional<Metric>> metrics;
    private final UnaryOperator<String> known;
    private final Observation observation;

    /** Makes one that finds metrics by their names, and what is known instead of a name that is wrong. */
    SteadyStateCheck(Function<String, Optional<Metric>> metrics, UnaryOperator<String> known, Observation observation) {
        this.metrics = metrics;
        this.known = known;
        this.observation = observation;
    }

    /** Returns what is wrong with a steady state of that metric; the first of each kind. */
    List<Problem> problems(SteadyState state, Metric metric) {
        List<Problem> problems = new ArrayList<>();
        unit(state, metric).ifPresent(problems::add);
        forms(state, metric).ifPresent(problems::add);
        window(state).ifPresent(problems::add);
        if (problems.isEmpty()) {
            possible(state, metric).or(() -> effect(state, metric)).ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            samples(state, metric).ifPresent(problems::add);
        }
        return problems;
    }

    /** Returns a steady state that has no flaw together with what it is about. */
    PlannedCheck planned(SteadyState state) {
        Metric metric = metrics.apply(state.metric()).orElseThrow();
        Range range = state.tolerance().range();
        if (SteadyState.BEFORE.equals(state.comparedTo())) {
            return new PlannedCheck(state, Comparison.toBefore(metric, range), null);
        }
        if (state.comparedTo() != null) {
            Metric reference = metrics.apply(state.comparedTo()).orElseThrow();
            return new PlannedCheck(state, Comparison.to(reference, metric, range), null);
        }
        return new PlannedCheck(state, metric, share(state.tolerance(), metric));
    }

    private @Nullable Range share(Tolerance tolerance, Metric metric) {
        Duration budget = tolerance.errorBudget();
        if (budget != null) {
            return within(budget, observation.atMost());
        }
        return tolerance.goodSamples() != null
                ? tolerance.goodSamples()
                : metric.share(tolerance.range()).orElse(null);
    }

    /** Returns which share of the samples of so much time must be good to spend no more than that. */
    static Range within(Duration budget, Duration time) {
        double bad = 100.0 * budget.toNanos() / time.toNanos();
        return Range.parse(">= " + BigDecimal.valueOf(100 - bad).toPlainString() + "%");
    }

    private Optional<Problem> unit(SteadyState state, Metric metric) {
        Range range = state.tolerance().range();
        String unit = metric.unit().suffix().strip();
        if (state.comparedTo() != null && Comparison.isRelative(range, metric.unit())) {
            return Optional.empty();
        }
        if (!range.fits(metric.unit())) {
            return Optional.of(new Problem(
                    "range",
                    unit.isEmpty()
                            ? "to have no unit, as " + state.metric() + " has none"
                            : "to be in the unit of " + state.metric() + ", " + unit,
                    '"' + range.text() + '"',
                    "Write for example `range = \"" + Wording.example(range, metric.unit(), "99%") + "\"`."));
        }
        if (state.comparedTo() == null && isShareOfOne(range, metric)) {
            return Optional.of(new Problem(
                    "range",
                    "to be in percent, 0 to 100, as " + state.metric() + " is",
                    '"' + range.text() + '"',
                    "Write for example `range = \">= 99%\"`."));
        }
        return Optional.empty();
    }

    // "0.99" of a percentage is nearly always meant as a share of 1, and would let nearly everything pass.
    static boolean isShareOfOne(Range range, Metric metric) {
        double most = Double.isInfinite(range.high()) ? range.low() : range.high();
        return metric.unit() == Unit.PERCENT && range.unit() == Unit.NONE && most > 0 && most <= 1;
    }

    // What nothing can break would be a pass that shows nothing; what nothing can meet is known before anything is
    // touched.
    private static Optional<Problem> possible(SteadyState state, Metric metric) {
        Tolerance tolerance = state.tolerance();
        Range range = tolerance.range();
        if (state.comparedTo() != null || tolerance.errorBudget() != null || range.equals(Range.ANYTHING)) {
            return Optional.empty();
        }
        String good = "Write for example `range = \""
                + (metric.unit() == Unit.PERCENT
                        ? ">= 99%"
                        : "<= 5" + metric.unit().suffix().strip()) + "\"`.";
        if (range.encloses(metric.possible())) {
            return Optional.of(new Problem(
                    "range",
                    "to leave out some of what " + state.metric() + " can be, " + metric.possible(),
                    '"' + range.text() + "\", which nothing can break",
                    good));
        }
        if (range.contradicts(metric.possible())) {
            return Optional.of(new Problem(
                    "range",
                    "to allow some of what " + state.metric() + " can be, " + metric.possible(),
                    '"' + range.text() + "\", which nothing can meet",
                    good));
        }
        return Optional.empty();
    }

    // The point estimate alone would decide then, and nobody would know.
    private Optional<Problem> effect(SteadyState state, Metric metric) {
        double effect = state.tolerance().certainty().minimumEffect();
        Range share = state.comparedTo() != null ? null : share(state.tolerance(), metric);
        if (share == null || effect == 0 || share.low() - effect > 0 || share.high() + effect < 100) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                "minimumEffect",
                "to leave something to be shown of a share of samples, \"" + share + "\"",
                Wording.percent(effect) + ", with which every share is good enough",
                "Write for example `minimumEffect = 1`, in percentage points, or `undecided ="
                        + " OnUndecided.POINT_ESTIMATE`."));
    }

    private Optional<Problem> forms(SteadyState state, Metric metric) {
        Tolerance tolerance = state.tolerance();
        boolean isEach =
                metric.share(tolerance.range()).filter(Range.ALL::equals).isPresent();
        if (state.comparedTo() != null) {
            return reference(state, metric);
        }
        if (tolerance.goodSamples() != null && !isEach) {
            return Optional.of(new Problem(
                    "goodSamples",
                    "to stand beside a metric whose every sample must lie in the range",
                    state.metric() + ", which is a statistic of all of them",
                    "Leave it out: `range` is held against the statistic."));
        }
        if (tolerance.breaches() > 0 && !isEach) {
            return Optional.of(new Problem(
                    "breaches",
                    "to stand beside a metric whose every sample must lie in the range",
                    state.metric() + ", which is a statistic of all of them",
                    "Leave it out, or judge a @Metric method."));
        }
        if (tolerance.errorBudget() != null && tolerance.errorBudget().compareTo(observation.atMost()) >= 0) {
            return Optional.of(new Problem(
                    "spend",
                    "to be less than the whole time under the fault, " + Durations.format(observation.atMost()),
                    Durations.format(tolerance.errorBudget()),
                    "Spend less, or write for example `@Observe(atMost = \"5min\")`."));
        }
        if (tolerance.errorBudget() != null && metric.share(tolerance.range()).isEmpty()) {
            return Optional.of(new Problem(
                    "metric",
                    "to be one whose samples are good or bad",
                    state.metric() + ", which is a statistic of all of them",
                    "Name for example load.success."));
        }
        if (tolerance.errorBudget() != null && isShareOfSomeKind(tolerance, metric)) {
            return Optional.of(new Problem(
                    "range",
                    "to be without an upper end, for what " + state.metric() + " is the share of counts as good",
                    '"' + tolerance.range().text() + '"',
                    "Name a metric that is the share of what is good, and leave `range` out."));
        }
        return Optional.empty();
    }

    // Only the range shows that what is counted is bad; the budget would take it for good.
    private static boolean isShareOfSomeKind(Tolerance tolerance, Metric metric) {
        Range range = tolerance.range();
        return metric.share(range).filter(range::equals).isPresent() && range.high() < 100;
    }

    private Optional<Problem> reference(SteadyState state, Metric metric) {
        String name = state.comparedTo();
        Tolerance tolerance = state.tolerance();
        if (tolerance.goodSamples() != null || tolerance.breaches() > 0) {
            return Optional.of(new Problem(
                    "comparedTo",
                    "to stand without `goodSamples` and `breaches`, for it judges a difference",
                    "both",
                    "Write two steady states."));
        }
        if (metric.between(Instant.EPOCH, Instant.EPOCH).isTotal()) {
            return Optional.of(new Problem(
                    "comparedTo",
                    "to stand beside a metric that does not grow with the time it is measured in",
                    state.metric() + ", which does",
                    "Compare for example the share that succeeds, load.success."));
        }
        if (name == null || name.equals(SteadyState.BEFORE)) {
            return Optional.empty();
        }
        Optional<Metric> reference = metrics.apply(name);
        if (reference.isEmpty()) {
            return Optional.of(new Problem(
                    "comparedTo",
                    "to be \"before\" or a metric that is known here",
                    '"' + name + '"',
                    "Write for example `comparedTo = \"before\"`. " + known.apply(name)));
        }
        if (reference.get().unit() != metric.unit()) {
            return Optional.of(new Problem(
                    "comparedTo",
                    "to be a metric in the same unit as " + state.metric(),
                    '"' + name + '"',
                    "Compare what is measured in the same unit."));
        }
        if (name.equals(state.metric())) {
            return Optional.of(new Problem(
                    "comparedTo",
                    "to be another metric",
                    '"' + name + '"',
                    "Write for example `comparedTo = \"before\"`."));
        }
        return Optional.empty();
    }

    private Optional<Problem> window(SteadyState state) {
        Duration steadyWithin = observation.steadyWithin();
        return state.window().compareTo(steadyWithin) <= 0
                ? Optional.empty()
                : Optional.of(new Problem(
                        "window",
                        "to be at most the time in which the system must be steady before the fault, "
                                + Durations.format(steadyWithin),
                        Durations.format(state.window()),
                        "Shorten it, or write for example `@Observe(steadyWithin = \"1min\")`."));
    }

    // A load that can never bring as many arrivals as the judge needs would only be found out when all is over.
    private Optional<Problem> samples(SteadyState state, Metric metric) {
        Instant start = Instant.EPOCH;
        OptionalLong coming = state.comparedTo() != null
                ? OptionalLong.empty()
                : metric.expected(start, start.plus(observation.atMost()));
        Range share = state.comparedTo() != null ? null : share(state.tolerance(), metric);
        long fewest = state.judge().fewestSamples(share, state.tolerance());
        if (coming.isEmpty() || coming.getAsLong() >= fewest) {
            return Optional.empty();
        }
        if (fewest == state.tolerance().minSamples()) {
            return Optional.of(
                    new Problem(
                            "minSamples",
                            "to be at most the samples of " + Durations.format(observation.atMost())
                                    + " under the fault",
                            Wording.count(fewest) + " and at most " + Wording.count(coming.getAsLong()) + " samples of "
                                    + state.metric(),
                            "Lower `minSamples`, raise `@Observe(atMost)`, or sample more often (`every` of a metric, the rate of a load)."));
        }
        return Optional.of(new Problem(
                "range",
                "to be such that the samples of " + Durations.format(observation.atMost())
                        + " under the fault can show it, "
                        + Wording.count(fewest) + " at "
                        + Wording.percent(state.tolerance().certainty().confidence())
                        + " confidence",
                '"' + state.tolerance().range().text() + "\" and at most " + Wording.count(coming.getAsLong())
                        + " samples of " + state.metric(),
                "Raise the rate or `@Observe(atMost)`, or lower `confidence`, allow a `minimumEffect`, or write `undecided ="
                        + " OnUndecided.POINT_ESTIMATE`."));
    }
}
