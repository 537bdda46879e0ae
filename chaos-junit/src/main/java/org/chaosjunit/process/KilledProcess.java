package org.chaosjunit.process;

import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Target;

/**
 * A child process is killed; as an annotation, {@link KillProcess}.
 *
 * <p>In code: {@code killProcess(ChildProcess.pid(process.pid())).restart("bin/orders start")}.
 *
 * @param process which
 * @param signal {@code KILL} or {@code TERM}
 * @param children whether its children are killed too
 * @param restart a command for {@code sh} that starts it again; empty if there is none
 */
public record KilledProcess(ChildProcess process, String signal, boolean children, String restart)
        implements PlacedFault {
    /**
     * Checks the signal.
     *
     * @throws InvalidAttributeException if it is neither
     */
    public KilledProcess {
        if (!signal.equals("KILL") && !signal.equals("TERM")) {
            throw new InvalidAttributeException(
                    "signal",
                    "to be \"KILL\" or \"TERM\"",
                    '"' + signal + '"',
                    "To stop a process for a while, use @PauseProcess.");
        }
    }

    /** Kills a process with {@code KILL}, but not its children. */
    public static KilledProcess killProcess(ChildProcess process) {
        return new KilledProcess(process, "KILL", false, "");
    }

    /** Returns the same with another signal. */
    public KilledProcess signal(String name) {
        return new KilledProcess(process, name, children, restart);
    }

    /** Returns the same with all children, and theirs. */
    public KilledProcess andChildren() {
        return new KilledProcess(process, signal, true, restart);
    }

    /** Returns the same with a command that starts it again, as in {@link KillProcess#restart()}. */
    public KilledProcess restart(String command) {
        return new KilledProcess(process, signal, children, command);
    }

    @Override
    public Target target() {
        return ProcessTarget.of(process);
    }

    @Override
    public String description() {
        return "kill process " + process + (children ? " and its children" : "")
                + (signal.equals("KILL") ? "" : " with " + signal);
    }
}
