package org.chaosjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class HtmlReporterTests {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void repeatsInFullAfterTheSummaryWhatCouldNotBeTakenBack() {
        finished("one", Verdict.PASS);
        finished(
                "two",
                Verdict.REVERT_FAILED,
                new Finding(Reason.REVERT_FAILED, "Could not take back \"a\": no.\nBy hand: rm a."),
                new Finding(Reason.REVERT_FAILED, "Could not take back \"b\"."),
                new Finding(Reason.ASSERTION, "Too slow."));

        assertThat(printed().lines())
                .containsExactly(
                        "chaos-junit: 2 experiments: 1 PASS, 1 REVERT_FAILED",
                        "REVERT_FAILED \"It holds\" [ShopTest#two]: Could not take back \"a\": no.",
                        "By hand: rm a.",
                        "REVERT_FAILED \"It holds\" [ShopTest#two]: Could not take back \"b\".",
                        "Report: " + directory.resolve("report/index.html").toUri());
    }

    private void finished(String id, Verdict verdict, Finding... findings) {
        ResultsFile.of(directory.resolve("results"), id)
                .finished(new ExperimentResult(
                        id,
                        "com.acme.ShopTest#" + id,
                        "It holds",
                        List.of(),
                        verdict,
                        List.of(findings),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        NOW,
                        NOW,
                        42L));
    }

    private String printed() {
        Map<String, String> parameters = Map.of(
                "chaosjunit.results.directory", directory.resolve("results") + "",
                "chaosjunit.report.directory", directory.resolve("report") + "");
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            new HtmlReporter().allFinished(Settings.over(key -> Optional.ofNullable(parameters.get(key))));
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
