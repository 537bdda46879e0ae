package org.chaosjunit.netem;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one queueing discipline that does all faults on an interface.
 *
 * @param kind {@code netem}, or {@code tbf} for a limit alone, which every kernel has
 * @param arguments what {@code tc} is told, handle and kind first
 */
record Shape(String kind, List<String> arguments) {
    /** Wire lengths beyond the MTU: link headers, tags. */
    private static final int HEADERS = 100;

    private static final String LATENCY = "400ms";
    private static final String LIMIT_OF_A_SLOW_LINE = "1000";
    /** A queue that a mere delay never fills: or else it would lose packets too. */
    private static final String NO_LIMIT = "100000";

    static Shape of(List<InterfaceFault> faults, int mtu) {
        List<String> arguments = new ArrayList<>(List.of("handle", Qdisc.OURS));
        boolean limitOnly = faults.stream().allMatch(LimitedBandwidth.class::isInstance);
        boolean limited = faults.stream().anyMatch(LimitedBandwidth.class::isInstance);
        arguments.addAll(
                limitOnly ? List.of("tbf") : List.of("netem", "limit", limited ? LIMIT_OF_A_SLOW_LINE : NO_LIMIT));
        for (InterfaceFault fault : faults) {
            if (fault instanceof LostPackets lost) {
                arguments.addAll(List.of("loss", percent(lost.percentage())));
                arguments.addAll(correlation(lost.correlation()));
            } else if (fault instanceof DelayedPackets delayed) {
                arguments.addAll(List.of("delay", micros(delayed.delay())));
                if (!delayed.jitter().isZero()) {
                    arguments.add(micros(delayed.jitter()));
                    arguments.addAll(correlation(delayed.correlation()));
                }
            } else if (fault instanceof LimitedBandwidth limit) {
                arguments.addAll(List.of("rate", limit.bitsPerSecond() + "bit"));
                if (limitOnly) {
                    arguments.addAll(List.of("burst", burst(limit, mtu), "latency", LATENCY));
                }
            }
        }
        return new Shape(limitOnly ? "tbf" : "netem", List.copyOf(arguments));
    }

    // One packet has to fit, and what a fast line carries between two ticks of a slow kernel.
    private static String burst(LimitedBandwidth limit, int mtu) {
        return Long.toString(Math.max(mtu + HEADERS, limit.bitsPerSecond() / 8 / 100));
    }

    private static List<String> correlation(double percentage) {
        return percentage == 0 ? List.of() : List.of(percent(percentage));
    }

    private static String percent(double percentage) {
        return BigDecimal.valueOf(percentage).toPlainString() + "%";
    }

    private static String micros(Duration duration) {
        return duration.toNanos() / 1000 + "us";
    }

    String[] addTo(Link link) {
        return Stream.concat(Stream.of("qdisc", "add", "dev", link.name(), "root"), arguments.stream())
                .toArray(String[]::new);
    }

    /**
     * Puts it on the loopback interface of a new namespace that ends with the command: so it is known, before anything is
     * touched, whether the kernel can do it, and how it will read back.
     */
    Rehearsal rehearse() throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--net",
                "sh",
                "-c",
                "tc qdisc add dev lo root \"$@\" || exit 9; tc -j qdisc show dev lo",
                "sh"));
        command.addAll(arguments);
        try {
            Command answer = Command.run(command);
            if (answer.exitCode() == 9) {
                return new Rehearsal(Optional.of(answer.complaint()), Optional.empty());
            }
            Optional<Qdisc> root = answer.failed() ? Optional.empty() : Qdisc.root(answer.output());
            return new Rehearsal(Optional.empty(), root.map(Qdisc::options));
        } catch (IOException e) {
            // No unshare here: then the interface itself will tell.
            return new Rehearsal(Optional.empty(), Optional.empty());
        }
    }

    /**
     * What a rehearsal showed.
     *
     * @param refusal why the kernel refuses it; empty if it does not, or if nothing could be rehearsed
     * @param options how its options read back; empty if nothing could be rehearsed
     */
    record Rehearsal(Optional<String> refusal, Optional<String> options) {}
}
