package org.chaosjunit.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chaosjunit.result.Traffic;
import org.chaosjunit.spi.Unit;

/** What became of the arrivals of a load in one phase, as a person reads it. */
record Arrivals(
        String load,
        String phase,
        String scheduled,
        String succeeded,
        String failed,
        String timedOut,
        String unsent,
        String late,
        String p50,
        String p95,
        String p99,
        String max,
        String sendDelay,
        boolean isCut) {
    static Arrivals of(Traffic traffic) {
        return new Arrivals(
                traffic.load(),
                traffic.phase(),
                count(traffic.scheduled()),
                count(traffic.succeeded()),
                count(traffic.failed()),
                count(traffic.timedOut()),
                count(traffic.unsent()),
                count(traffic.late()),
                millis(traffic.p50()),
                millis(traffic.p95()),
                millis(traffic.p99()),
                millis(traffic.max()),
                millis(traffic.sendDelayP99()),
                traffic.unsent() > 0);
    }

    /** Returns a line on the load under the fault, and one in any phase where it was not sent as declared. */
    static List<String> lines(List<Traffic> traffic) {
        return traffic.stream()
                .flatMap(one -> {
                    Stream<String> whole = one.phase().equals("fault") ? Stream.of(of(one).line()) : Stream.empty();
                    Stream<String> cut = one.unsent() > 0 ? Stream.of(of(one).cutLine()) : Stream.empty();
                    return Stream.concat(whole, cut);
                })
                .toList();
    }

    private String line() {
        return "    load \"" + load + "\" " + when() + ": " + scheduled + " arrivals, " + succeeded + " succeeded, "
                + failed + " failed, " + timedOut + " timed out; p50 " + p50 + ", p95 " + p95 + ", p99 " + p99
                + ", max " + max;
    }

    private String cutLine() {
        return "    NOT SENT: " + unsent + " of " + scheduled + " arrivals of load \"" + load + "\" " + when();
    }

    private String when() {
        return switch (phase) {
            case "before" -> "before the fault";
            case "fault" -> "under the fault";
            case "recovery" -> "after the revert";
            default -> "in phase " + phase;
        };
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String millis(double value) {
        return Double.isNaN(value) ? "-" : Unit.MILLIS.format(value);
    }
}
