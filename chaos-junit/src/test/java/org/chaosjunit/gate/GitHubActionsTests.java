package org.chaosjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubActionsTests {
    private static final Violation VIOLATION =
            Violation.of("maximumAge", GateDecision.ERROR, "100 %, at least: so", "two\r\nlines");

    @TempDir
    private Path directory;

    @Test
    void saysNothingElsewhere() throws IOException {
        assertThat(told(Map.of(), Records.decided("note"))).isEmpty();
    }

    @Test
    void annotatesWithWhatTheCommandsCannotMistake() throws IOException {
        GateRecord gate = Records.record(List.of(VIOLATION), List.of(), 0);

        assertThat(told(Map.of("GITHUB_ACTIONS", "true"), gate))
                .isEqualToIgnoringNewLines(
                        "::error title=ROLLBACK (maximumAge)::maximumAge requires 100 %25, at least: so,"
                                + " but found two%0D%0Alines: ERROR");
    }

    @Test
    void annotatesNoMoreThanIsShown() throws IOException {
        GateRecord gate = Records.record(Collections.nCopies(12, VIOLATION), List.of(), 0);

        assertThat(told(Map.of("GITHUB_ACTIONS", "true"), gate).lines()).hasSize(10);
    }

    @Test
    void appendsOutputsAndTheSummary() throws IOException {
        Path output = Files.writeString(directory.resolve("output"), "other=1\n");
        Path summary = directory.resolve("summary");

        told(
                Map.of(
                        "GITHUB_ACTIONS", "true",
                        "GITHUB_OUTPUT", output.toString(),
                        "GITHUB_STEP_SUMMARY", summary.toString()),
                Records.decided("note"));

        assertThat(output).hasContent("other=1\nverdict=FAIL\ndecision=ROLLBACK\nreport=report/index.html\n");
        assertThat(summary).hasContent("""
                ## Chaos gate: ROLLBACK

                > note


                | verdict | experiment | why |
                |---|---|---|
                | FAIL | ShopTests#slow | FAIL (DEVIATED): a\\|b &lt;script> \\`x\\` next |

                """);
    }

    @Test
    void aSummaryStaysBelowTheLimit() {
        String markdown = new StepSummary(Records.record(List.of(), List.of(), 20_000)).markdown();

        assertThat(markdown.getBytes(StandardCharsets.UTF_8).length).isLessThan(512 * 1024);
        assertThat(markdown).containsPattern("\n\\.\\.\\. and [0-9]+ more: see the report\\.\n");
    }

    @Test
    void aSummaryOfManyViolationsStaysBelowTheLimitToo() {
        String markdown =
                new StepSummary(Records.record(Collections.nCopies(20_000, VIOLATION), List.of(), 1)).markdown();

        assertThat(markdown.getBytes(StandardCharsets.UTF_8).length).isLessThan(512 * 1024);
        assertThat(markdown).containsPattern("\n\\.\\.\\. and [0-9]+ more: see the report\\.\n");
    }

    private String told(Map<String, String> environment, GateRecord gate) throws IOException {
        StringWriter out = new StringWriter();
        new GitHubActions(environment, new PrintWriter(out)).tell(gate, Path.of("report/index.html"));
        return out.toString();
    }
}
