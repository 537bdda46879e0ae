package org.chaosjunit.spi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole experiment, checked and ready to run.
 *
 * @param id stable, unambiguous name; also the name of its files
 * @param test where it was declared, for example {@code com.acme.CheckoutTest#survivesSlowPayments}
 * @param hypothesis what it shows, in a sentence
 * @param tags tags of the test that declares it
 * @param faults what goes wrong, by target
 * @param loads what is driven meanwhile
 * @param checks what must stay true
 * @param aborts what ends it at once
 * @param metrics where metrics are found by name
 * @param observation how long its parts may take
 * @param seed seed of all random draws
 */
public record Plan(
        String id,
        String test,
        String hypothesis,
        List<String> tags,
        List<PlannedFaults> faults,
        List<Load> loads,
        List<PlannedCheck> checks,
        List<PlannedAbort> aborts,
        List<MetricSource> metrics,
        Observation observation,
        long seed) {
    /** Copies the lists. */
    public Plan {
        tags = List.copyOf(tags);
        faults = List.copyOf(faults);
        loads = List.copyOf(loads);
        checks = List.copyOf(checks);
        aborts = List.copyOf(aborts);
        metrics = List.copyOf(metrics);
    }

    /** Returns the same plan with other faults. */
    public Plan with(List<PlannedFaults> others) {
        return new Plan(id, test, hypothesis, tags, others, loads, checks, aborts, metrics, observation, seed);
    }

    /** Returns all faults in words, in the order in which they were declared. */
    public List<String> faultDescriptions() {
        return faults.stream()
                .flatMap(planned -> planned.faults().stream())
                .map(Fault::description)
                .toList();
    }

    /** Returns the metric of that name from the loads and metric sources, if any knows it. */
    public Optional<Metric> metric(String name) {
        return Stream.<MetricSource>concat(loads.stream(), metrics.stream())
                .flatMap(source -> source.find(name).stream())
                .findFirst();
    }

    /** Returns the names of all metrics that the sources can list, sorted. */
    public List<String> metricNames() {
        return Stream.<MetricSource>concat(loads.stream(), metrics.stream())
                .flatMap(source -> source.names().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
