package org.chaosjunit.process;

import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Target;

/**
 * A child process is paused; as an annotation, {@link PauseProcess}.
 *
 * <p>In code: {@code pauseProcess(ChildProcess.pid(process.pid()))}.
 *
 * @param process which
 * @param children whether its children are paused too
 */
public record PausedProcess(ChildProcess process, boolean children) implements PlacedFault {
    /** Pauses a process, but not its children. */
    public static PausedProcess pauseProcess(ChildProcess process) {
        return new PausedProcess(process, false);
    }

    /** Returns the same with all children, and theirs. */
    public PausedProcess andChildren() {
        return new PausedProcess(process, true);
    }

    @Override
    public Target target() {
        return ProcessTarget.of(process);
    }

    @Override
    public String description() {
        return "pause process " + process + (children ? " and its children" : "");
    }
}
