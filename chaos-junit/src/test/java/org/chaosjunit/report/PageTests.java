package org.chaosjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Verdict;
import org.junit.jupiter.api.Test;

class PageTests {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void saysWhatIsNotThere() throws IOException {
        String page = Page.of(new Overview(List.of(result()), List.of(), 0));

        assertThat(page).contains("Fault: injected by the body. Load: none.");
    }

    @Test
    void escapesWhatPeopleWrite() throws IOException {
        String page = Page.of(new Overview(List.of(result()), List.of("<b>broken</b>"), 0));

        assertThat(page).contains("It &lt;holds&gt;", "&lt;b&gt;broken").doesNotContain("It <holds>", "<b>broken");
    }

    private static ExperimentResult result() {
        return new ExperimentResult(
                "one",
                "com.acme.ShopTest#holds",
                "It <holds>",
                Verdict.PASS,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                NOW,
                NOW.plusSeconds(3),
                42);
    }
}
