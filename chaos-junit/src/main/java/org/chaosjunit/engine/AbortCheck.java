package org.chaosjunit.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.PlannedAbort;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Unit;

/** Finds all that is wrong with the abort conditions of a plan, before anything is touched. */
final class AbortCheck {
    private final List<Load> loads;
    private final List<MetricSource> sources;
    private final List<SteadyState> steadyStates;

    AbortCheck(List<Load> loads, List<MetricSource> metrics, List<SteadyState> steadyStates) {
        this.loads = loads;
        this.sources = Stream.concat(loads.stream(), metrics.stream()).toList();
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
        Metric metric = metric(condition).orElseThrow();
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

    private Optional<Metric> metric(AbortCondition condition) {
        return sources.stream()
                .flatMap(source -> source.find(condition.metric()).stream())
                .findFirst();
    }

    private Optional<Problem> problem(AbortCondition condition) {
        Optional<Metric> metric = metric(condition);
        if (metric.isEmpty()) {
            return Optional.of(new Problem(
                    "metric",
                    "to be a metric that is known here",
                    '"' + condition.metric() + '"',
                    "Known: " + known() + "."));
        }
        return wrongUnit(condition, metric.get().unit()).or(() -> harmsTheHealthy(condition));
    }

    private String known() {
        String names = sources.stream()
                .flatMap(source -> source.names().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none, for there is no load and no @Metric method" : names;
    }

    private static Optional<Problem> wrongUnit(AbortCondition condition, Unit unit) {
        Range range = condition.range();
        String suffix = unit.suffix().strip();
        if (!range.fits(unit)) {
            return Optional.of(new Problem(
                    "range",
                    suffix.isEmpty()
                            ? "to have no unit, as " + condition.metric() + " has none"
                            : "to be in the unit of " + condition.metric() + ", " + suffix,
                    '"' + range.text() + '"',
                    "Write for example `range = \"> 5" + suffix + "\"`."));
        }
        double most = Double.isInfinite(range.high()) ? range.low() : range.high();
        // "< 0.5" of a percentage is nearly always meant as a share of 1, and would hardly ever come true.
        if (unit == Unit.PERCENT && range.unit() == Unit.NONE && most > 0 && most <= 1) {
            return Optional.of(new Problem(
                    "range",
                    "to be in percent, 0 to 100, as " + condition.metric() + " is",
                    '"' + range.text() + '"',
                    "Write for example `range = \"< 50%\"`."));
        }
        return Optional.empty();
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
