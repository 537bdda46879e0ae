package org.chaosjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Series;
import org.chaosjunit.result.Traffic;
import org.chaosjunit.result.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTests {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void saysWhatIsNotThere() throws IOException {
        String page = Page.of(new Overview(List.of(result()), List.of(), 0));

        assertThat(page).contains("Fault: injected by the body. Load: none.");
    }

    @Test
    void saysThatNothingIsKnownOfWhatAProcessDidThatIsGone() throws IOException {
        String page = Page.of(new Overview(List.of(cutOff()), List.of(), 0));

        assertThat(page)
                .contains("Fault: not known. Load: not known.")
                .contains("<td colspan=\"6\">Not known: the process was gone before it could write its evidence.</td>")
                .contains("<td colspan=\"3\">Not known.</td>")
                .doesNotContain("seed", "nothing was injected", "None");
        assertThat(Page.of(new Overview(List.of(result()), List.of(), 0)))
                .contains(", seed 42</p>", "None: nothing was injected.", "None declared: the body asserts.")
                .doesNotContain("ot known");
    }

    @Test
    void showsWhatBecameOfLoadsAndHowMetricsWent() throws IOException {
        Traffic traffic = new Traffic("load", "fault", 30, 1500, 1479, 12, 8, 1, 3, 12, 412, 612, 1000, 0.2);
        Series series = new Series("load.p95", "ms", List.of(new Series.Point(0, 10), new Series.Point(1, 412)));

        String page = Page.of(new Overview(List.of(result(List.of(traffic), List.of(series))), List.of(), 0));

        assertThat(page)
                .contains("<tr><td>load</td><td>fault</td><td class=\"number\">1,500</td>")
                .contains("<td class=\"number verdict FAIL\">1</td>")
                .contains("aria-label=\"load.p95 from 10 ms to 412 ms\"", "<path d=\"M0.00 20.00h0L33.33 0.00\"/>");
        assertThat(Page.of(new Overview(List.of(result()), List.of(), 0)))
                .doesNotContain("<h3>Load</h3>", "Second by second");
    }

    @Test
    void escapesWhatPeopleWrite() throws IOException {
        String page = Page.of(new Overview(List.of(result()), List.of("<b>broken</b>"), 0));

        assertThat(page).contains("It &lt;holds&gt;", "&lt;b&gt;broken").doesNotContain("It <holds>", "<b>broken");
    }

    private static ExperimentResult cutOff() {
        return result(Verdict.INCONCLUSIVE, null);
    }

    private static ExperimentResult result() {
        return result(Verdict.PASS, 42L);
    }

    private static ExperimentResult result(Verdict verdict, @Nullable Long seed) {
        return result(verdict, seed, List.of(), List.of());
    }

    private static ExperimentResult result(List<Traffic> traffic, List<Series> series) {
        return result(Verdict.PASS, 42L, traffic, series);
    }

    private static ExperimentResult result(
            Verdict verdict, @Nullable Long seed, List<Traffic> traffic, List<Series> series) {
        return new ExperimentResult(
                "one",
                "com.acme.ShopTest#holds",
                "It <holds>",
                List.of(),
                verdict,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                traffic,
                series,
                null,
                NOW,
                NOW.plusSeconds(3),
                seed);
    }
}
