package org.chaosjunit.jvm;

import java.util.Objects;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.MethodFault;
import org.jspecify.annotations.Nullable;

/** One method fault of an injection. */
final class MethodPart implements RunningFaults.Part {
    private final MethodFaults faults;
    private final MethodFault fault;
    private final long seed;
    private MethodFaults.@Nullable Installed installed;

    MethodPart(MethodFaults faults, MethodFault fault, long seed) {
        this.faults = faults;
        this.fault = fault;
        this.seed = seed;
    }

    @Override
    public synchronized void start() {
        installed = faults.install(fault, seed, new Tally());
    }

    @Override
    public synchronized void stop() {
        if (installed != null) {
            installed.uninstall();
        }
    }

    @Override
    public synchronized boolean isActing() {
        return installed != null && installed.isInstalled();
    }

    /** Returns what it was seen doing, once it was started. */
    synchronized Evidence evidence(String target) {
        return Objects.requireNonNull(installed).evidence(target);
    }
}
