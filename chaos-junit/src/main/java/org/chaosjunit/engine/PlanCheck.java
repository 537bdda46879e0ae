package org.chaosjunit.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Spelling;
import org.chaosjunit.spi.SteadyState;

/** Finds all that is wrong with a plan, before anything is touched. */
final class PlanCheck {
    private final List<PlannedFaults> faults;
    private final List<Load> loads;
    private final List<MetricSource> sources;
    private final List<SteadyState> steadyStates;
    private final Observation observation;

    PlanCheck(
            List<PlannedFaults> faults,
            List<Load> loads,
            List<MetricSource> metrics,
            List<SteadyState> steadyStates,
            Observation observation) {
        this.faults = faults;
        this.loads = loads;
        this.sources = Stream.concat(loads.stream(), metrics.stream()).toList();
        this.steadyStates = steadyStates;
        this.observation = observation;
    }

    List<Flaw> flaws(String experiment, boolean hasBody) {
        List<Flaw> flaws = new ArrayList<>();
        faults.forEach(planned -> planned.target()
                .check(planned.faults())
                .forEach(refusal -> flaws.add(new Flaw(refusal.fault(), refusal.problem()))));
        clashingMetrics(flaws);
        loads.forEach(load -> load.problemAmong(loads).ifPresent(problem -> flaws.add(new Flaw(load, problem))));
        steadyStates.forEach(state -> steadyState(state, flaws));
        contradictions(flaws);
        somethingToShow(experiment, hasBody, flaws);
        return flaws;
    }

    Optional<Metric> metric(String name) {
        return sources.stream().flatMap(source -> source.find(name).stream()).findFirst();
    }

    /** Returns a steady state that has no flaw together with what it is about. */
    PlannedCheck planned(SteadyState state) {
        return new SteadyStateCheck(this::metric, this::known, observation).planned(state);
    }

    private void steadyState(SteadyState state, List<Flaw> flaws) {
        Optional<Metric> metric = metric(state.metric());
        if (metric.isEmpty()) {
            flaws.add(new Flaw(
                    state,
                    new Problem(
                            "metric",
                            "to be a metric that is known here",
                            '"' + state.metric() + '"',
                            known(state.metric()))));
        } else {
            new SteadyStateCheck(this::metric, this::known, observation)
                    .problems(state, metric.get())
                    .forEach(problem -> flaws.add(new Flaw(state, problem)));
        }
    }

    /** Returns which metric may have been meant by a wrong name, and the names of all that can be listed. */
    String known(String wrong) {
        List<String> names = sources.stream()
                .flatMap(source -> source.names().stream())
                .distinct()
                .sorted()
                .toList();
        if (names.isEmpty()) {
            return "Known: none, for there is no load and no @Metric method.";
        }
        String nearest = Spelling.nearest(wrong, names).get(0);
        return (Spelling.isLikely(wrong, nearest) ? "Did you mean \"" + nearest + "\"? " : "") + "Known: "
                + String.join(", ", names) + ".";
    }

    private void contradictions(List<Flaw> flaws) {
        for (int i = 0; i < steadyStates.size(); i++) {
            SteadyState second = steadyStates.get(i);
            steadyStates.subList(0, i).stream()
                    .filter(first -> first.subject().equals(second.subject()))
                    .filter(first -> first.tolerance()
                            .range()
                            .contradicts(second.tolerance().range()))
                    .findFirst()
                    .ifPresent(first -> flaws.add(new Flaw(
                            second,
                            new Problem(
                                    "range",
                                    "to leave room beside the other steady state of " + second.metric() + ", \""
                                            + first.tolerance().range() + '"',
                                    '"' + second.tolerance().range().text() + '"',
                                    "Remove one of them."))));
        }
    }

    private void clashingMetrics(List<Flaw> flaws) {
        Set<String> names = new HashSet<>();
        for (MetricSource source : sources) {
            List<String> clashes =
                    source.names().stream().filter(names::contains).sorted().toList();
            names.addAll(source.names());
            if (!clashes.isEmpty()) {
                flaws.add(new Flaw(
                        source,
                        new Problem(
                                source instanceof Load ? "name" : "value",
                                "to make metrics that no other load or metric of this experiment makes",
                                String.join(", ", clashes) + " twice",
                                "Give it another name.")));
            }
        }
    }

    // No check, no pass.
    private void somethingToShow(String experiment, boolean hasBody, List<Flaw> flaws) {
        if (steadyStates.isEmpty()) {
            loads.forEach(load -> flaws.add(new Flaw(
                    load,
                    new Problem(
                            "",
                            "a steady state that judges it",
                            "none",
                            "Write for example `@SteadyState(metric = \"load.success\", range = \">= 99%\")`."))));
        }
        if (!hasBody && steadyStates.isEmpty()) {
            flaws.add(new Flaw(
                    experiment,
                    new Problem(
                            "",
                            "a steady state, for nothing else is checked",
                            "none",
                            "Add one, or a body that asserts.")));
        }
        if (!hasBody && faults.isEmpty()) {
            flaws.add(new Flaw(experiment, new Problem("", "a fault", "none", "Add one, or a body that injects.")));
        }
    }
}
