package org.chaosjunit.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.spi.Durations;

/** Tells a whole result in one line. */
final class VerdictLine {
    private VerdictLine() {}

    static String of(ExperimentResult result) {
        List<String> facts = new ArrayList<>();
        result.findings().stream()
                .map(Finding::message)
                .map(VerdictLine::clause)
                .forEach(facts::add);
        if (result.findings().isEmpty()) {
            result.judgements().stream()
                    .filter(judgement -> judgement.phase().equals("fault"))
                    .map(Judgement::words)
                    .forEach(facts::add);
        }
        result.evidence().stream().map(VerdictLine::act).forEach(facts::add);
        if (result.timeToRecover() != null) {
            facts.add("recovered in " + Durations.format(result.timeToRecover()));
        }
        facts.add("took " + Durations.format(Duration.between(result.started(), result.ended())));
        return of(verdict(result), result, String.join("; ", facts) + ".");
    }

    /** Tells one thing of a result. */
    static String of(String title, ExperimentResult result, String words) {
        return title + " \"" + result.hypothesis() + "\" [" + simple(result.test()) + "]: " + words;
    }

    private static String verdict(ExperimentResult result) {
        return result.findings().stream()
                .findFirst()
                .map(Finding::title)
                .orElse(result.verdict().name());
    }

    private static String clause(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static String act(Evidence evidence) {
        return String.format(
                Locale.ROOT,
                "\"%s\" acted on %,d of %,d %s",
                evidence.fault(),
                evidence.applied(),
                evidence.matched(),
                evidence.unit());
    }

    private static String simple(String test) {
        return test.substring(test.lastIndexOf('.', test.indexOf('#')) + 1).replace('$', '.');
    }
}
