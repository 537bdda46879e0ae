package org.chaosjunit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.chaosjunit.result.Reason;
import org.chaosjunit.result.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Experiments that are aborted because of what a real load meets. */
@Timeout(120)
class AbortingTests extends Rows {
    @Test
    void endsAtOnceWhenMostCustomersAreTurnedAway() {
        shop.answersUnderFault(500, "sorry");

        Row row = run("abortsWhenMostFail");

        row.ends(
                Reason.ABORTED,
                "load.success was # %, to be aborted at < 50%, # samples in ~ under \"" + fault() + "\".");
        assertThat(shop.puts()).containsExactly("on", "off");
        assertThat(row.result().series())
                .extracting(Series::metric)
                .contains("load.success", "load.p50", "load.p95", "load.p99", "load.rate", "load.count");
    }

    @Test
    void injectsNothingWhereMostAreTurnedAwayAlready() {
        shop.answers(on -> new Shop.Answer(500, "sorry"));

        run("abortsWhenMostFail")
                .ends(
                        Reason.HALTED,
                        "load.success was 0 %, to be aborted at < 50%, # samples in ~ before the fault."
                                + " Nothing was injected.")
                .neverInjected();
    }
}
