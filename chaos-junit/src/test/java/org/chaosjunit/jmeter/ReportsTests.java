package org.chaosjunit.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.SampleSink;
import org.junit.jupiter.api.Test;

class ReportsTests {
    private static final long MILLI = 1_000_000;
    // Far from 0, as the real clock is, and so that differences overflow if they are taken wrongly.
    private static final long START = Long.MAX_VALUE - 3000 * MILLI;

    private final List<String> told = new ArrayList<>();
    private final Reports reports = reports();

    /** Ten arrivals a second on two engines, a time-out of 300 ms, and reports that are late by 200 ms at most. */
    private Reports reports() {
        LoadPlan<HttpOperation> plan = new LoadPlan<>(
                "load",
                new HttpOperation(URI.create("http://localhost/"), "GET", List.of(), ""),
                new ConstantRate(10),
                Duration.ZERO,
                Duration.ofMillis(300));
        Reports made = new Reports(plan, EngineAddress.list("a, b"), Duration.ofMillis(200), new Telling());
        made.startAt(START);
        return made;
    }

    private long settled() {
        return (reports.settledNanos() - START) / MILLI;
    }

    private void giveUpOverdue(long millis) {
        reports.giveUpOverdue(START + millis * MILLI);
    }

    private static Report answered(long waitMillis, long doneMillis) {
        return Report.of(5000, 5000 + waitMillis, 5000 + doneMillis, true, "status 200");
    }

    @Test
    void theArrivalsOfTheEnginesTakeTurnsInOneSchedule() {
        reports.add(0, 0, answered(0, 20));
        reports.add(1, 0, answered(3, 30));
        reports.add(0, 1, answered(1, 40));

        assertThat(told)
                .containsExactly(
                        "0: sent +0, done +21, ok", "100: sent +3, done +31, ok", "200: sent +1, done +41, ok");
        assertThat(settled()).isEqualTo(300);
    }

    @Test
    void latenciesAreRoundedUpAndNothingIsSentBeforeItsTime() {
        reports.add(0, 0, answered(-2, -1));
        assertThat(told).containsExactly("0: sent +0, done +0, ok");
    }

    @Test
    void whatFailedSaysWhy() {
        reports.add(0, 0, Report.of(0, 0, 1, false, "status 503"));
        assertThat(told).containsExactly("trouble: status 503", "0: sent +0, done +2, failed");
    }

    @Test
    void itIsSettledUpToTheOldestThatIsNotReported() {
        assertThat(settled()).isZero();
        reports.add(1, 0, answered(0, 1));
        reports.add(1, 1, answered(0, 1));
        assertThat(settled()).isZero();
        reports.add(0, 1, answered(0, 1));
        assertThat(settled()).isZero();
        reports.add(0, 0, answered(0, 1));
        assertThat(settled()).isEqualTo(400);
    }

    @Test
    void aReportThatComesTwiceCountsOnce() {
        reports.add(0, 0, answered(0, 1));
        reports.add(0, 0, answered(0, 1));
        reports.add(0, 2, answered(0, 1));
        reports.add(0, 2, answered(0, 1));
        assertThat(told).hasSize(2);
    }

    @Test
    void whatIsMissingAlthoughALaterOneIsReportedWasSentAndNotAnswered() {
        reports.add(0, 1, answered(0, 1));
        told.clear();
        giveUpOverdue(500);
        assertThat(told).isEmpty();
        giveUpOverdue(501);
        assertThat(told).containsExactly("trouble: no answer in time", "0: sent +0, done +300, failed");
        assertThat(settled()).isEqualTo(100);
    }

    @Test
    void ofAnEngineThatIsSilentNothingWasSent() {
        reports.add(0, 0, answered(0, 1));
        reports.add(0, 1, answered(0, 1));
        told.clear();
        giveUpOverdue(900);
        assertThat(told)
                .containsExactly(
                        "trouble: the JMeter engine b:1099 reports nothing",
                        "100: unsent after 800",
                        "trouble: the JMeter engine b:1099 reports nothing",
                        "300: unsent after 600");
        assertThat(settled()).isEqualTo(400);
    }

    @Test
    void aReportThatComesTooLateChangesNothing() {
        giveUpOverdue(501);
        told.clear();
        reports.add(0, 0, answered(0, 1));
        assertThat(told).isEmpty();
        assertThat(settled()).isEqualTo(100);
    }

    @Test
    void afterItsEndNothingIsTold() {
        reports.end();
        reports.add(0, 0, answered(0, 1));
        giveUpOverdue(5000);
        assertThat(told).isEmpty();
    }

    private final class Telling implements SampleSink {
        @Override
        public void completed(long intendedNanos, long sentNanos, long doneNanos, boolean success) {
            told.add((intendedNanos - START) / MILLI + ": sent +" + (sentNanos - intendedNanos) / MILLI + ", done +"
                    + (doneNanos - intendedNanos) / MILLI + (success ? ", ok" : ", failed"));
        }

        @Override
        public void unsent(long intendedNanos, long doneNanos) {
            told.add((intendedNanos - START) / MILLI + ": unsent after " + (doneNanos - intendedNanos) / MILLI);
        }

        @Override
        public void trouble(String what) {
            told.add("trouble: " + what);
        }
    }
}
