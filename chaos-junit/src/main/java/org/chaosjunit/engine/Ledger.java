package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.result.Phase;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Plan;
import org.jspecify.annotations.Nullable;

/** Collects, from any thread, what an experiment finds. */
final class Ledger {
    private final Plan plan;
    private final Instant started;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private final Chronicle chronicle;
    private @Nullable Duration timeToRecover;

    Ledger(Plan plan, Instant started) {
        this.plan = plan;
        this.started = started;
        this.chronicle = new Chronicle(plan);
    }

    Instant started() {
        return started;
    }

    /** Adds what speaks against passing, unless the same was found before. */
    synchronized void found(Finding finding) {
        if (findings.stream()
                .noneMatch(known ->
                        known.reason() == finding.reason() && known.message().equals(finding.message()))) {
            findings.add(finding);
        }
    }

    synchronized void judged(Judgement judgement) {
        judgements.add(judgement);
    }

    synchronized void passed(String phase, Instant from, Instant to) {
        phases.add(new Phase(phase, from, to));
    }

    /** Notes how loads and metrics went until then. */
    void chronicle(Instant ended) {
        // Outside the lock, for it asks foreign code.
        chronicle.write(phases(), started, ended);
    }

    private synchronized List<Phase> phases() {
        return List.copyOf(phases);
    }

    /** The body has looked at a metric. */
    void lookedAt(String metric) {
        chronicle.lookedAt(metric);
    }

    /** The system was steady again after so long. */
    synchronized void recovered(Duration after) {
        timeToRecover = after;
    }

    /** Tells whether something was found already that makes waiting for the rest pointless. */
    synchronized boolean has(Verdict verdict) {
        return findings.stream().anyMatch(finding -> finding.verdict() == verdict);
    }

    synchronized ExperimentResult result(List<Evidence> evidence, Instant ended) {
        List<Finding> worstFirst = findings.stream().sorted(Finding.WORST_FIRST).toList();
        Verdict verdict = worstFirst.stream()
                .map(Finding::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.PASS);
        return new ExperimentResult(
                plan.id(),
                plan.test(),
                plan.hypothesis(),
                plan.tags(),
                verdict,
                worstFirst,
                plan.faultDescriptions(),
                plan.loads().stream().map(Load::description).toList(),
                evidence,
                judgements,
                phases,
                chronicle.traffic(),
                chronicle.series(),
                timeToRecover,
                started,
                ended,
                plan.seed());
    }
}
