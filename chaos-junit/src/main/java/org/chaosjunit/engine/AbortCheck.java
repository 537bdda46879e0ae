package org.chaosjunit.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.PlannedAbort;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.SteadyState;

/** Finds all that is wrong with the abort conditions of a plan, before anything is touched. */
final class AbortCheck {
    private final PlanCheck plan;
    private final List<Load> loads;
    private final List<SteadyState> steadyStates;

    AbortCheck(PlanCheck plan, List<Load> loads, List<SteadyState> steadyStates) {
        this.plan = plan;
        this.loads = loads;
        this.steadyStates = steadyStates;
    }

    List<Flaw> flaws(List<AbortCondition> conditions) {
        List<Flaw> flaws = new ArrayList<>();
        conditions.forEach(
                condition -> problem(condition).ifPresent(problem -> flaws.add(new Flaw(condition, problem))));
        return flaws;
    }

    /** Returns a condition that has no flaw together with what it is about. */
    PlannedAbort planned(AbortCondition condition) {
        Metric metric = plan.metric(condition.metric()).orElseThrow();
        Optional<Load> load = loads.stream()
                .filter(each -> each.find(condition.metric()).isPresent())
                .findFirst();
        Duration timeout = metric.timeout();
        Duration ofLoad = load.map(Load::timeout).orElse(timeout);
        return new PlannedAbort(
                condition,
                metric,
                load.map(Load::warmup).orElse(Duration.ZERO),
                ofLoad.compareTo(timeout) > 0 ? ofLoad : timeout);
    }

    private Optional<Problem> problem(AbortCondition condition) {
        Optional<Metric> metric = plan.metric(condition.metric());
        if (metric.isEmpty()) {
            return Optional.of(new Problem(
                    "metric",
                    "to be a metric that is known here",
                    '"' + condition.metric() + '"',
                    plan.known(condition.metric())));
        }
        return wrongUnit(condition, metric.get())
                .or(() -> impossible(condition, metric.get()))
                .or(() -> harmsTheHealthy(condition));
    }

    private static Optional<Problem> wrongUnit(AbortCondition condition, Metric metric) {
        Range range = condition.range();
        String unit = metric.unit().suffix().strip();
        if (!range.fits(metric.unit())) {
            return Optional.of(new Problem(
                    "range",
                    unit.isEmpty()
                            ? "to have no unit, as " + condition.metric() + " has none"
                            : "to be in the unit of " + condition.metric() + ", " + unit,
                    '"' + range.text() + '"',
                    "Write for example `range = \"" + Wording.example(range, metric.unit(), "50%") + "\"`."));
        }
        // "< 0.5" of a percentage is nearly always meant as a share of 1, and would hardly ever come true.
        if (SteadyStateCheck.isShareOfOne(range, metric)) {
            return Optional.of(new Problem(
                    "range",
                    "to be in percent, 0 to 100, as " + condition.metric() + " is",
                    '"' + range.text() + '"',
                    "Write for example `range = \"< 50%\"`."));
        }
        return Optional.empty();
    }

    // What never comes true protects nobody, and what always does would abort a healthy system.
    private static Optional<Problem> impossible(AbortCondition condition, Metric metric) {
        Range range = condition.range();
        boolean isAlways = !range.equals(Range.ANYTHING) && range.encloses(metric.possible());
        return isAlways || range.contradicts(metric.possible())
                ? Optional.of(new Problem(
                        "range",
                        "to hold some, not all, of what " + condition.metric() + " can be, " + metric.possible(),
                        '"' + range.text() + '"',
                        "It says when to abort: write the numbers that must not go on."))
                : Optional.empty();
    }

    private Optional<Problem> harmsTheHealthy(AbortCondition condition) {
        return steadyStates.stream()
                .filter(state -> state.comparedTo() == null)
                .filter(state -> state.metric().equals(condition.metric()))
                .map(state -> state.tolerance().range())
                .filter(steady -> condition.range().encloses(steady))
                .findFirst()
                .map(steady -> new Problem(
                        "range",
                        "to leave room for the steady state of " + condition.metric() + ", \"" + steady
                                + "\", which would be aborted though it is met",
                        '"' + condition.range().text() + '"',
                        "It says when to abort: turn it round, or make it narrower."));
    }
}
