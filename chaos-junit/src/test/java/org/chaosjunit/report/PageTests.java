package org.chaosjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.chaosjunit.result.ExperimentResult;
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
        return new ExperimentResult(
                "one",
                "com.acme.ShopTest#holds",
                "It <holds>",
                verdict,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                NOW,
                NOW.plusSeconds(3),
                seed);
    }
}
