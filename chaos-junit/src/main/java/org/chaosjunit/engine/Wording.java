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
import org.chaosjunit.spi.Interval;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.spi.Unit;
import org.jspecify.annotations.Nullable;

/** The sentences in which an experiment tells what it found. */
final class Wording {
    private Wording() {}

    /** Says what a metric was, what it should have been, and on what that rests. */
    static String judged(Assessment seen) {
        SteadyState state = seen.check().state();
        String basis = basis(seen) + saved(seen.saved());
        if (seen.decision().samples() == 0) {
            return state.subject() + " had no data, expected " + expected(state.tolerance()) + ", " + basis;
        }
        return state.subject() + value(seen) + ", expected " + expected(state.tolerance()) + ", " + basis;
    }

    private static String value(Assessment seen) {
        Decision decision = seen.decision();
        Tolerance tolerance = seen.check().state().tolerance();
        if (tolerance.errorBudget() != null) {
            return " was bad for " + Durations.format(badTime(seen));
        }
        Unit unit = seen.check().metric().unit();
        if (tolerance.goodSamples() != null) {
            double share = 100.0 * (decision.samples() - decision.outside()) / decision.samples();
            return " was " + tolerance.range() + " in " + Unit.PERCENT.format(share, tolerance.goodSamples())
                    + " of the samples" + sure(tolerance, decision.share(), Unit.PERCENT);
        }
        // By how much it was more; what is less has a sign of its own.
        String sign = seen.sides().isPresent() && decision.estimate() > 0 ? "+" : "";
        return " was " + sign + unit.format(decision.estimate(), tolerance.range())
                + seen.sides().map(sides -> ", " + sides).orElse("")
                + sure(tolerance, decision.interval(), unit);
    }

    private static Duration badTime(Assessment seen) {
        double share = 1.0 * seen.decision().outside() / seen.decision().samples();
        return Duration.ofNanos(Math.round(share * seen.window().toNanos()));
    }

    /** Says what a metric must be. */
    static String expected(Tolerance tolerance) {
        if (tolerance.errorBudget() != null) {
            return "at most " + Durations.format(tolerance.errorBudget());
        }
        if (tolerance.goodSamples() != null) {
            return tolerance.goodSamples() + " of them";
        }
        return tolerance.range()
                + (tolerance.breaches() > 0
                        ? " but for fewer than " + count(tolerance.breaches()) + " samples in a row"
                        : "");
    }

    private static String sure(Tolerance tolerance, @Nullable Interval interval, Unit unit) {
        if (interval == null || !Double.isFinite(interval.low() + interval.high())) {
            return "";
        }
        return " (" + percent(tolerance.certainty().confidence()) + " sure: " + unit.number(interval.low()) + " to "
                + unit.number(interval.high()) + ")";
    }

    // Less than the watch can tell apart is nothing to boast of.
    private static String saved(Duration saved) {
        return saved.compareTo(Watch.CADENCE) < 0 ? "" : ", certain " + Durations.format(saved) + " before the end";
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
                Double.NaN,
                Double.NaN,
                Double.NaN,
                metric.unit().suffix().strip(),
                samples.count(),
                0,
                window.toMillis() / 1000.0,
                0,
                words));
    }

    private static String samples(long n) {
        return count(n) + (n == 1 ? " sample" : " samples");
    }

    private static String basis(Assessment seen) {
        Decision decision = seen.decision();
        Tolerance tolerance = seen.check().state().tolerance();
        String samples = samples(decision.samples());
        String in = in(seen.window());
        return switch (decision.outcome()) {
            case MET -> samples + in;
            case BROKEN ->
                (decision.outside() > 0 ? "outside in " + count(decision.outside()) + " of " : "") + samples + in;
            case UNDECIDED, NO_DATA -> {
                if (decision.samples() < tolerance.minSamples()) {
                    yield count(decision.samples()) + " of at least " + count(tolerance.minSamples()) + " samples" + in;
                }
                // Enough samples, and yet not all that there should be, or not enough to be sure.
                yield seen.missing() > 0
                        ? samples + " and " + count(seen.missing()) + " without data" + in
                        : samples + in + ", too few to be sure";
            }
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

    /** Writes a range anew in the unit of a metric: as it was if it had none, else an example with the same direction. */
    static String example(Range range, Unit unit, String percentage) {
        String suffix = unit.suffix().strip();
        String text = range.text().strip();
        boolean isBound = Double.isInfinite(range.low()) || Double.isInfinite(range.high());
        if (range.unit() == Unit.NONE && isBound && (text.startsWith("<") || text.startsWith(">"))) {
            return text + suffix;
        }
        String sign = Double.isInfinite(range.high()) ? ">= " : "<= ";
        return sign + (unit == Unit.PERCENT ? percentage : "5" + suffix);
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
