package org.chaosjunit.jvm;

import java.util.Objects;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.MethodFault;
import org.jspecify.annotations.Nullable;

/** A method fault of an injection. */
final class MethodPart implements FaultPart {
    private final MethodFaults methods;
    private final MethodFault fault;
    private final long seed;
    private volatile MethodFaults.@Nullable Installed installed;

    MethodPart(MethodFaults methods, MethodFault fault, long seed) {
        this.methods = methods;
        this.fault = fault;
        this.seed = seed;
    }

    @Override
    public void start() {
        installed = methods.install(fault, seed, new Tally());
    }

    @Override
    public void stop() {
        MethodFaults.Installed acting = installed;
        if (acting != null) {
            acting.uninstall();
        }
    }

    @Override
    public Evidence evidence(String target) {
        return Objects.requireNonNull(installed, "not started").evidence(target);
    }
}
