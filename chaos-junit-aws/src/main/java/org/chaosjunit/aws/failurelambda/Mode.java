package org.chaosjunit.aws.failurelambda;

import java.util.Locale;
import java.util.Optional;
import org.chaosjunit.fault.CorruptedAnswer;
import org.chaosjunit.fault.DeniedHosts;
import org.chaosjunit.fault.FilledDiskSpace;
import org.chaosjunit.fault.InvocationException;
import org.chaosjunit.fault.InvocationTimeout;
import org.chaosjunit.fault.Latency;
import org.chaosjunit.fault.StatusCode;
import org.chaosjunit.spi.Fault;

/** The ways in which the libraries let a function fail, in the order in which failure-lambda 1.x goes through them. */
enum Mode {
    LATENCY(Latency.class),
    TIMEOUT(InvocationTimeout.class),
    DISKSPACE(FilledDiskSpace.class),
    DENYLIST(DeniedHosts.class),
    STATUSCODE(StatusCode.class),
    EXCEPTION(InvocationException.class),
    CORRUPTION(CorruptedAnswer.class);

    private final Class<? extends Fault> fault;

    Mode(Class<? extends Fault> fault) {
        this.fault = fault;
    }

    static Optional<Mode> of(Fault fault) {
        for (Mode mode : values()) {
            if (mode.fault.isInstance(fault)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    static Optional<Mode> named(String written) {
        for (Mode mode : values()) {
            if (mode.written().equals(written)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /** Returns how failure-lambda calls it. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether it leaves something behind in a warm container. */
    boolean leavesTraces() {
        return this == DISKSPACE || this == DENYLIST;
    }

    /** Tells whether an invocation in which {@code other} acts gives this one no chance. */
    boolean isPreventedBy(Mode other) {
        return (this == EXCEPTION && other == STATUSCODE)
                || (this == CORRUPTION && (other == STATUSCODE || other == EXCEPTION));
    }
}
