package org.chaosjunit.engine;

import java.util.List;
import org.chaosjunit.engine.FaultWindow.Span;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Plan;

/** Finds out, after the revert, what the time under the fault has shown. */
final class Inquest {
    private final Plan plan;
    private final Ledger ledger;
    private final FaultWindow window;
    private final ActiveFaults faults;
    private final boolean watchedToTheEnd;

    Inquest(Plan plan, Ledger ledger, FaultWindow window, ActiveFaults faults, boolean watchedToTheEnd) {
        this.plan = plan;
        this.ledger = ledger;
        this.window = window;
        this.faults = faults;
        this.watchedToTheEnd = watchedToTheEnd;
    }

    void hold() {
        if (faults.isEmpty() && ledger.has(Verdict.ERROR)) {
            // Why nothing was injected is known already.
            return;
        }
        if (faults.isEmpty()) {
            ledger.found(new Finding(
                    Reason.NO_EVIDENCE, "Nothing was injected: no fault is declared, and the body injected none."));
            return;
        }
        List<Finding> objections = faults.evidence().stream()
                .flatMap(one -> EvidenceCheck.objection(one).stream())
                .toList();
        objections.forEach(ledger::found);
        List<Span> spans = window.spans();
        if (spans.isEmpty()
                && objections.isEmpty()
                && watchedToTheEnd
                && !plan.checks().isEmpty()) {
            ledger.found(new Finding(
                    Reason.NO_EVIDENCE,
                    "Not every fault was seen acting within "
                            + Durations.format(plan.observation().armedWithin()) + ", so nothing was judged."));
        }
        spans.forEach(this::judge);
    }

    private void judge(Span span) {
        String under = Wording.under(faults.descriptions());
        List<Assessment> assessments = span.assess();
        // A watch cut short, by another check too, has too few samples by nature; what it did see go wrong still
        // counts.
        boolean isBadSeen = span.isCut() && assessments.stream().anyMatch(Assessment::isBad);
        for (Assessment assessment : assessments) {
            ledger.judged(assessment.judgement("fault"));
            assessment
                    .finding(under)
                    .map(finding -> told(finding, assessment, span))
                    .filter(finding -> finding.verdict() == Verdict.FAIL
                            || (watchedToTheEnd && (!isBadSeen || assessment.isBad())))
                    .map(finding -> isOfUnsent(assessment, span) ? saysNothing(finding) : finding)
                    .ifPresent(ledger::found);
        }
        unjudged(span).forEach(ledger::judged);
        if (watchedToTheEnd) {
            plan.loads().forEach(load -> load.shortfall(span.from(), span.to())
                    .ifPresent(words -> ledger.found(new Finding(Reason.LOAD_NOT_SUSTAINED, words))));
        }
    }

    // A number alone does not say what went wrong; what the newest wrong answer of the load was like, often does.
    private Finding told(Finding finding, Assessment assessment, Span span) {
        if (finding.reason() != Reason.DEVIATED) {
            return finding;
        }
        List<Load> troubled = plan.loads().stream()
                .filter(load -> load.find(assessment.check().state().metric()).isPresent())
                .filter(load -> load.traffic("fault", span.from(), span.to())
                        .filter(traffic -> traffic.failed() + traffic.timedOut() > 0)
                        .isPresent())
                .toList();
        return new Finding(finding.reason(), finding.message() + Wording.trouble(troubled));
    }

    // What this machine could not send counts as failed, and must not be blamed on the system.
    private boolean isOfUnsent(Assessment assessment, Span span) {
        return plan.loads().stream()
                .filter(load -> assessment.isAbout(load))
                .flatMap(load -> load.traffic("fault", span.from(), span.to()).stream())
                .anyMatch(traffic -> traffic.unsent() > 0);
    }

    private static Finding saysNothing(Finding finding) {
        return finding.reason() == Reason.DEVIATED
                ? new Finding(
                        Reason.LOAD_NOT_SUSTAINED,
                        "Arrivals that could not be sent count as failed, so it shows nothing that "
                                + finding.message())
                : finding;
    }

    // What the body has looked at decides nothing by itself; it is shown, so that nobody takes it for judged.
    private List<Judgement> unjudged(Span span) {
        List<String> judged =
                plan.checks().stream().map(check -> check.state().metric()).toList();
        return plan.metrics().stream()
                .flatMap(source -> source.names().stream())
                .filter(name -> !judged.contains(name))
                .flatMap(name -> plan.metric(name).stream()
                        .flatMap(metric -> Wording.unjudged(name, metric, span.from(), span.to()).stream()))
                .toList();
    }
}
