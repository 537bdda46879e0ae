package org.chaosjunit.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chaosjunit.gate.Build;
import org.chaosjunit.gate.Gate;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.GateOutcome;
import org.chaosjunit.gate.GateRecord;
import org.chaosjunit.gate.Results;
import org.chaosjunit.gate.RunConfig;
import org.chaosjunit.gate.Violation;
import org.chaosjunit.result.FileTrouble;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutException;

/** One run of a gate: preflight, begin, run, take back, judge, act, write down. */
final class GateRun {
    private final GateConfig config;
    private final RunConfig run;
    private final Gate gate;
    private final RolloutControl rollout;
    private final ExperimentJvm jvm;
    private final CleanState state;
    private final StopFile stop;
    private final Told told;
    private final Console console;
    private final Clock clock;
    private final Build build;

    private final List<String> notes = new ArrayList<>();
    private volatile boolean isCancelled;

    GateRun(
            GateConfig config,
            RunConfig run,
            Gate gate,
            RolloutControl rollout,
            ExperimentJvm jvm,
            StopFile stop,
            Map<String, String> environment,
            Console console,
            Clock clock) {
        this.config = config;
        this.run = run;
        this.gate = gate;
        this.rollout = rollout;
        this.jvm = jvm;
        this.state = new CleanState(console, config.journal().toAbsolutePath());
        this.stop = stop;
        this.told = new Told(config, environment, console);
        this.console = console;
        this.clock = clock;
        this.build = Build.of(environment);
    }

    /** Ends the experiments; what has begun is taken back, judged and written down nevertheless. */
    void cancel() {
        isCancelled = true;
        jvm.cancel();
    }

    /** Returns the exit code. */
    int run() throws IOException, InterruptedException {
        List<Violation> objections = new Preflight(run, rollout, stop, state).objections();
        if (objections.isEmpty()) {
            objections = begin();
        }
        if (!objections.isEmpty()) {
            return end(nothingRun(objections), 0);
        }
        int attempt = 1;
        Judged judged = attempt();
        while (attempt <= gate.policy().retries() && mayTryAgain(judged)) {
            notes.add("Attempt " + attempt + " was " + judged.outcome.verdict() + ": "
                    + judged.outcome.violations().get(0) + ". Nothing was left in place, and it was tried again.");
            attempt++;
            judged = attempt();
        }
        return end(judged, attempt);
    }

    private List<Violation> begin() {
        try {
            rollout.begin();
            return List.of();
        } catch (RolloutException | RuntimeException e) {
            return List.of(Preflight.objection("that the deployment begins", String.valueOf(e.getMessage())));
        }
    }

    private Judged nothingRun(List<Violation> objections) {
        Results none = new Results(config.results(), List.of(), List.of(), List.of());
        return new Judged(
                gate.decide(none, clock.instant(), objections), state.restore().isEmpty(), false);
    }

    private Judged attempt() throws IOException, InterruptedException {
        Instant began = clock.instant();
        int exit = jvm.run(run);
        List<String> left = state.restore();
        List<Violation> more = new ArrayList<>();
        if (!left.isEmpty()) {
            more.add(Violation.last(
                    "everythingTakenBack",
                    GateDecision.ROLLBACK,
                    "that nothing is left in place",
                    String.join(" ", left)));
        }
        if (isCancelled) {
            more.add(Violation.last(
                    "notCancelled",
                    GateDecision.HOLD,
                    "experiments that come to their end",
                    "that the gate was cancelled"));
        } else if (exit != ExitCodes.DONE) {
            more.add(Violation.last(
                    "runEnded",
                    GateDecision.ERROR,
                    "that the JVM of the experiments ends with 0",
                    String.valueOf(exit)));
        }
        Results results = Results.read(config.results());
        if (!results.before(began).isEmpty()) {
            more.add(Violation.last(
                    "since",
                    GateDecision.ERROR,
                    "results of this run",
                    results.before(began).size() + " of an earlier one"));
        }
        return new Judged(gate.decide(results, clock.instant(), more), left.isEmpty(), exit == ExitCodes.DONE);
    }

    private boolean mayTryAgain(Judged judged) {
        Verdict worst = judged.outcome.verdict();
        return judged.outcome.decision() != GateDecision.PROMOTE
                && (worst == Verdict.INCONCLUSIVE || worst == Verdict.ERROR)
                && judged.isClean
                && judged.hasEnded
                && !isCancelled
                && !stop.isPressed();
    }

    private int end(Judged judged, int attempts) {
        GateDecision decision = judged.outcome.decision();
        if (isCancelled && decision == GateDecision.PROMOTE) {
            decision = GateDecision.HOLD;
            notes.add("The gate was cancelled after all was judged: nothing is promoted.");
        }
        GateRecord decided =
                with(GateRecord.of(judged.outcome, clock.instant(), build, attempts, judged.isClean), decision, notes);
        // Whoever is killed while he acts has at least said what he would do.
        writeBefore(decided);
        try {
            return told.tell(decided.acted(rollout.description(), act(decision)));
        } catch (RolloutException | RuntimeException e) {
            List<String> more = new ArrayList<>(notes);
            more.add("COULD NOT ACT on " + rollout.description() + ", where " + decision + " was decided: "
                    + e.getMessage());
            GateRecord failed = with(decided, decision.or(GateDecision.ERROR), more);
            return told.tell(failed.acted(rollout.description(), "Nothing is known to have been done."));
        }
    }

    private String act(GateDecision decision) throws RolloutException {
        return switch (decision) {
            case PROMOTE -> rollout.promote();
            case ROLLBACK -> rollout.rollBack();
            case HOLD, ERROR -> rollout.hold();
        };
    }

    private void writeBefore(GateRecord decided) {
        try {
            decided.write(config.record());
        } catch (IOException e) {
            console.err().println(config.record() + " could not be written: " + FileTrouble.words(e) + ".");
        }
    }

    private static GateRecord with(GateRecord gate, GateDecision decision, List<String> notes) {
        List<String> all = new ArrayList<>(gate.notes());
        notes.stream().filter(note -> !all.contains(note)).forEach(all::add);
        return new GateRecord(
                gate.schema(),
                decision,
                gate.verdict(),
                gate.decided(),
                gate.build(),
                gate.attempts(),
                gate.experiments(),
                gate.violations(),
                all,
                gate.override(),
                gate.reverted(),
                gate.rollout(),
                gate.act());
    }

    private record Judged(GateOutcome outcome, boolean isClean, boolean hasEnded) {}
}
