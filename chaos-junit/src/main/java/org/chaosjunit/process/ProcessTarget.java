package org.chaosjunit.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;
import org.jspecify.annotations.Nullable;

/**
 * A child process.
 *
 * @param id with the number of the process, however that was named
 * @param process the process; null if there is none that may be touched
 * @param problem why there is none; null if there is one
 */
record ProcessTarget(
        String id, @Nullable Proc process, @Nullable Problem problem) implements Target {
    static ProcessTarget of(ChildProcess child) {
        if (!Proc.isSupported()) {
            return none(
                    child,
                    new Problem(
                            "",
                            "Linux, where /proc tells how a process is",
                            System.getProperty("os.name", "another system"),
                            "Run this experiment on Linux."));
        }
        try {
            Proc process = child.find();
            return new ProcessTarget("process:" + process.pid(), process, null);
        } catch (InvalidAttributeException e) {
            return none(child, e.problem());
        }
    }

    private static ProcessTarget none(ChildProcess child, Problem problem) {
        return new ProcessTarget("process:" + child, null, problem);
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = new ArrayList<>();
        for (Fault fault : faults) {
            Optional<Problem> found = fault == faults.get(0)
                    ? problem(fault)
                    : Optional.of(new Problem(
                            "",
                            "a process that nothing else happens to",
                            "also \"" + faults.get(0).description() + "\" on " + id,
                            "Write an experiment for each."));
            found.ifPresent(one -> refusals.add(new Refusal(fault, one)));
        }
        return refusals;
    }

    private Optional<Problem> problem(Fault fault) {
        if (!(fault instanceof PausedProcess) && !(fault instanceof KilledProcess)) {
            return Optional.of(new Problem("", "a target that can do it", id, "Choose another target."));
        }
        if (process == null) {
            return Optional.ofNullable(problem);
        }
        if (fault instanceof PausedProcess && process.isStopped()) {
            return Optional.of(new Problem(
                    "",
                    "a process that is not paused yet",
                    "process " + process + ", which is",
                    "Resume it with `kill -CONT " + process.pid() + "`."));
        }
        return Optional.empty();
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        if (process == null) {
            throw new IllegalStateException(String.valueOf(problem));
        }
        if (process.again().isEmpty()) {
            throw new IllegalStateException("process " + process + " has ended before the fault");
        }
        return faults.get(0) instanceof KilledProcess kill
                ? new Kill(kill, id, process, context, Kill.GRACE).inject()
                : new Pause((PausedProcess) faults.get(0), id, process, context).inject();
    }
}
