package org.chaosjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chaosjunit.result.Traffic;
import org.junit.jupiter.api.Test;

class ArrivalsTests {
    @Test
    void tellsTheLoadUnderTheFaultInOneLine() {
        List<String> lines = Arrivals.lines(List.of(
                new Traffic("load", "before", 3, 150, 150, 0, 0, 0, 0, 11, 20, 30, 31, 0.1),
                new Traffic("load", "fault", 30, 1500, 1480, 12, 8, 0, 3, 12.34, 412, 612.3, 1000, 0.2)));

        assertThat(lines)
                .containsExactly("    load \"load\" under the fault: 1,500 arrivals, 1,480 succeeded, 12 failed,"
                        + " 8 timed out; p50 12.3 ms, p95 412 ms, p99 612 ms, max 1000 ms");
    }

    @Test
    void saysLoudlyWhatCouldNotBeSentInAnyPhase() {
        List<String> lines = Arrivals.lines(List.of(
                new Traffic("slow", "before", 3, 150, 140, 0, 0, 10, 0, 11, 20, 30, 31, 0.1),
                new Traffic("slow", "fault", 1, 5, 0, 0, 0, 5, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0)));

        assertThat(lines)
                .containsExactly(
                        "    NOT SENT: 10 of 150 arrivals of load \"slow\" before the fault",
                        "    load \"slow\" under the fault: 5 arrivals, 0 succeeded, 0 failed, 0 timed out; p50 -,"
                                + " p95 -, p99 -, max -",
                        "    NOT SENT: 5 of 5 arrivals of load \"slow\" under the fault");
    }

    @Test
    void saysNothingWithoutALoad() {
        assertThat(Arrivals.lines(List.of())).isEmpty();
    }
}
