package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;

/** The sentences in which an experiment tells what it found. */
final class Wording {
    private Wording() {}

    /** Says what a metric was, what it should have been, and on what that rests. */
    static String judged(PlannedCheck check, Decision decision, long missing, Duration window) {
        String metric = check.state().metric();
        String expected = "expected " + check.state().tolerance().range();
        String basis = basis(check, decision, missing, window);
        if (decision.samples() == 0) {
            return metric + " had no data, " + expected + ", " + basis;
        }
        String value = check.metric()
                .unit()
                .format(decision.estimate(), check.state().tolerance().range());
        return metric + " was " + value + ", " + expected + ", " + basis;
    }

    /** Tells what a metric was that no steady state names; empty if nobody asked. */
    static Optional<Judgement> unjudged(String name, Metric metric, Instant from, Instant to) {
        Samples samples = metric.between(from, to);
        if (samples.count() == 0) {
            return Optional.empty();
        }
        double value = samples.estimate(Range.ANYTHING);
        Duration window = Duration.between(from, to);
        String words = name + " was " + metric.unit().format(value) + ", which no steady state judges, "
                + samples(samples.count()) + in(window);
        return Optional.of(new Judgement(
                "fault",
                name,
                Range.ANYTHING.text(),
                "UNJUDGED",
                value,
                metric.unit().suffix().strip(),
                samples.count(),
                window.toMillis() / 1000.0,
                words));
    }

    private static String samples(long n) {
        return count(n) + (n == 1 ? " sample" : " samples");
    }

    private static String basis(PlannedCheck check, Decision decision, long missing, Duration window) {
        String samples = samples(decision.samples());
        return switch (decision.outcome()) {
            case MET -> samples + in(window);
            case BROKEN ->
                (decision.outside() > 0 ? "outside in " + count(decision.outside()) + " of " : "")
                        + samples
                        + in(window);
            // Enough samples, and yet not all that there should be.
            case UNDECIDED, NO_DATA ->
                decision.samples() >= check.state().tolerance().minSamples()
                        ? samples + " and " + count(missing) + " without data" + in(window)
                        : count(decision.samples()) + " of at least "
                                + count(check.state().tolerance().minSamples()) + " samples" + in(window);
        };
    }

    private static String in(Duration window) {
        return " in " + Durations.format(window);
    }

    /** Names what was going wrong meanwhile. */
    static String under(List<String> faults) {
        return " under \"" + String.join("\" and \"", faults) + "\"";
    }

    /** Says that a fault could not be seen acting. */
    static String neverMatched(Evidence evidence) {
        return "\"" + evidence.fault() + "\" matched 0 " + evidence.unit() + "; " + evidence.unit() + " seen: "
                + (evidence.seen().isEmpty() ? "none" : String.join(", ", evidence.seen())) + ".";
    }

    /** Says why something was thrown, also where that has no message. */
    static String why(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.toString() : message;
    }

    /** Says what answers to the loads were like, where some were wrong. */
    static String trouble(List<Load> loads) {
        return loads.stream()
                .flatMap(load ->
                        load.trouble().map(what -> " The load " + load.description() + " met: " + what + ".").stream())
                .collect(Collectors.joining());
    }

    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    static String percent(double percentage) {
        return String.format(Locale.ROOT, "%.4g", percentage)
                        .replaceAll("(\\.[0-9]*?)0+$", "$1")
                        .replaceAll("\\.$", "") + " %";
    }
}
