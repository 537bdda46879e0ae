package org.chaosjunit.aws.failurelambda;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Fault;
import org.jspecify.annotations.Nullable;

/** Counts in how many invocations one fault could act, and in how many it did. */
final class ModeCount {
    private final Fault fault;
    private final Mode mode;
    private final boolean isCompared;
    private long matched;
    private long applied;
    private long denied;
    private long sized;
    private double least = Double.POSITIVE_INFINITY;
    private double sum;
    private double most = Double.NEGATIVE_INFINITY;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /**
     * Begins to count.
     *
     * @param isCompared whether the log tells in how many invocations the fault could act
     */
    ModeCount(Fault fault, boolean isCompared) {
        this.fault = fault;
        this.mode = Mode.of(fault).orElseThrow();
        this.isCompared = isCompared;
    }

    Mode mode() {
        return mode;
    }

    boolean isMeantForAll() {
        return Percent.isAll(fault);
    }

    /** It was seen acting; of hosts that are denied only a connection that was denied proves it. */
    void see(Sighting sighting, Instant at) {
        if (sighting.mode() != mode) {
            return;
        }
        if (sighting.kind() == Sighting.Kind.DENIED) {
            denied++;
        }
        boolean proves = mode == Mode.DENYLIST
                ? sighting.kind() == Sighting.Kind.DENIED
                : sighting.kind() == Sighting.Kind.INJECTED
                        || (sighting.kind() == Sighting.Kind.ARMED && isMeantForAll());
        if (proves) {
            first = first == null ? at : first;
            last = at;
        }
    }

    /** An invocation has ended in which it could act. */
    void count(boolean isApplied, OptionalDouble size) {
        if (isCompared || isApplied) {
            matched++;
        }
        if (isApplied) {
            applied++;
            size.ifPresent(this::measure);
        }
    }

    private void measure(double size) {
        sized++;
        sum += size;
        least = Math.min(least, size);
        most = Math.max(most, size);
    }

    Evidence evidence(String target, List<String> seen) {
        boolean isProven = mode != Mode.DENYLIST || denied > 0;
        return new Evidence(
                fault.description(),
                target,
                "invocations",
                matched,
                isProven ? applied : 0,
                isCompared ? Percent.of(fault) : 100,
                sized == 0 ? null : new Evidence.Magnitude(unit(), least, sum / sized, most),
                first,
                last,
                seen);
    }

    private String unit() {
        return mode == Mode.DISKSPACE ? "MB" : "ms";
    }
}
