package org.chaosjunit.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.result.Phase;
import org.chaosjunit.spi.Durations;

/** Fills the template of the report; the records below are what it can name. */
final class Page {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Page() {}

    static String of(Overview overview) throws IOException {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("report.mustache"));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Template template = Mustache.compiler()
                    .escapeHTML(true)
                    .emptyStringIsFalse(true)
                    .compile(reader);
            return template.execute(new Model(
                    overview.summary(),
                    overview.problems(),
                    overview.results().stream().map(Page::experiment).toList()));
        }
    }

    private static Card experiment(ExperimentResult result) {
        return new Card(
                result.id(),
                result.verdict().name(),
                result.hypothesis(),
                result.test(),
                TIME.format(result.started()),
                between(result.started(), result.ended()),
                result.isCutOff(),
                result.seed() == null ? "" : result.seed().toString(),
                String.join(", ", result.faults()),
                String.join(", ", result.loads()),
                result.findings(),
                result.judgements(),
                result.evidence().stream().map(Page::act).toList(),
                result.phases().stream().map(phase -> bar(phase, result)).toList(),
                result.traffic().stream().map(Arrivals::of).toList(),
                sparks(result));
    }

    private static Act act(Evidence evidence) {
        Evidence.Magnitude size = evidence.magnitude();
        return new Act(
                evidence.fault(),
                evidence.target(),
                String.format(Locale.ROOT, "%,d of %,d %s", evidence.applied(), evidence.matched(), evidence.unit()),
                String.format(Locale.ROOT, "%.1f %%", evidence.achievedPercentage()),
                size == null
                        ? ""
                        : String.format(
                                Locale.ROOT, "%.0f / %.0f / %.0f %s", size.min(), size.mean(), size.max(), size.unit()),
                String.join(", ", evidence.seen()));
    }

    private static Bar bar(Phase phase, ExperimentResult result) {
        double whole =
                Math.max(1, Duration.between(result.started(), result.ended()).toMillis());
        double left = 100 * Duration.between(result.started(), phase.start()).toMillis() / whole;
        double width = 100 * Duration.between(phase.start(), phase.end()).toMillis() / whole;
        return new Bar(
                phase.name(),
                String.format(Locale.ROOT, "%.2f", left),
                String.format(Locale.ROOT, "%.2f", width),
                between(phase.start(), phase.end()));
    }

    private static List<Spark> sparks(ExperimentResult result) {
        double seconds = Duration.between(result.started(), result.ended()).toMillis() / 1000.0;
        return result.series().stream()
                .filter(series -> !series.points().isEmpty())
                .map(series -> Spark.of(series, seconds))
                .toList();
    }

    private static String between(Instant from, Instant to) {
        return Durations.format(Duration.between(from, to));
    }

    record Model(String summary, List<String> problems, List<Card> experiments) {}

    record Card(
            String id,
            String verdict,
            String hypothesis,
            String test,
            String started,
            String took,
            boolean isCutOff,
            String seed,
            String faults,
            String loads,
            List<Finding> findings,
            List<Judgement> judgements,
            List<Act> acts,
            List<Bar> bars,
            List<Arrivals> arrivals,
            List<Spark> sparks) {
        boolean hasLoad() {
            return !arrivals.isEmpty();
        }

        boolean hasSeries() {
            return !sparks.isEmpty();
        }
    }

    record Act(String fault, String target, String counts, String share, String sizes, String seen) {}

    record Bar(String name, String left, String width, String took) {}
}
