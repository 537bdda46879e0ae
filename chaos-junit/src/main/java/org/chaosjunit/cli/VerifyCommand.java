package org.chaosjunit.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaosjunit.gate.Build;
import org.chaosjunit.gate.Gate;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.GateOutcome;
import org.chaosjunit.gate.GateRecord;
import org.chaosjunit.gate.Results;
import org.chaosjunit.gate.Rules;
import org.chaosjunit.gate.Violation;
import org.chaosjunit.result.ExperimentResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides from results. */
@Command(
        name = "verify",
        header = "Decides from the results of a run what becomes of a deployment.",
        description = {"", "Runs nothing, and acts on nothing: that is for whoever reads the exit code.", ""},
        exitCodeOnInvalidInput = 3,
        exitCodeOnExecutionException = 3,
        exitCodeList = {
            "0:PROMOTE: it goes on",
            "1:ROLLBACK: it is taken back",
            "2:HOLD: it stays as it is, for a person to look at",
            "3:ERROR: nothing can be decided; or the command was not understood"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--since",
            paramLabel = "MOMENT",
            description = "Refuse results that began earlier, for example 2026-11-21T18:00:00Z. Not where the rule"
                    + " maximumAge says how old they may be.")
    private @Nullable Instant since;

    VerifyCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        GateConfig read = config.read();
        Gate gate = new Gate(Rules.known().read(read.rules()), read.policy(), Optional.ofNullable(read.override()));
        Results results = Results.read(read.results());
        Instant now = Instant.now();
        GateOutcome outcome = gate.decide(results, now, old(results, read));
        return new Told(read, environment, console).tell(GateRecord.of(outcome, now, Build.of(environment), 0, null));
    }

    private List<Violation> old(Results results, GateConfig read) {
        boolean hasAge = read.rules().stream().anyMatch(rule -> rule.name().equals("maximumAge"));
        List<ExperimentResult> old = since == null || hasAge ? List.of() : results.before(since);
        return old.isEmpty()
                ? List.of()
                : List.of(Violation.last(
                        "since",
                        GateDecision.ERROR,
                        "results of experiments that began at " + since + " or later",
                        old.size() + " that began earlier, the first "
                                + old.get(0).id() + " at " + old.get(0).started()));
    }
}
