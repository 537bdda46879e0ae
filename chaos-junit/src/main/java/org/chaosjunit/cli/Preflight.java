package org.chaosjunit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.RunConfig;
import org.chaosjunit.gate.Violation;
import org.chaosjunit.spi.RolloutControl;

/**
 * What speaks against beginning at all.
 *
 * @param run how the experiments would be run
 * @param rollout on what would be acted
 * @param stop the stop button
 * @param state what may be left of earlier runs
 */
record Preflight(RunConfig run, RolloutControl rollout, StopFile stop, CleanState state) {
    static Violation objection(String required, String found) {
        return Violation.last("preflight", GateDecision.ERROR, required, found);
    }

    /** Returns them; what earlier runs have left behind is taken back. */
    List<Violation> objections() throws IOException {
        List<Violation> objections = new ArrayList<>();
        if (stop.isPressed()) {
            objections.add(objection(
                    "that the stop button is not pressed", stop.path() + ", which says \"" + stop.reason() + '"'));
        }
        run.classPath().stream()
                .filter(entry -> !Files.exists(entry))
                .findFirst()
                .ifPresent(entry -> objections.add(objection("all of the class path", "no " + entry)));
        List<String> left = state.restore();
        if (!left.isEmpty()) {
            objections.add(objection("that nothing is left in place of earlier runs", String.join(" ", left)));
        }
        rollout.objection()
                .ifPresent(objection ->
                        objections.add(objection("to be able to act on " + rollout.description(), objection)));
        return objections;
    }
}
