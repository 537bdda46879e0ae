package org.chaosjunit.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Json;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.result.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code gate.json}, and of a line of the audit log.
 *
 * @param schema version of the format
 * @param decision what becomes of the deployment
 * @param verdict the worst verdict of the experiments
 * @param decided when it was decided
 * @param build whose build it is
 * @param attempts how often the experiments were run, 0 if only results were read
 * @param experiments what became of each
 * @param violations what speaks against promoting, worst first
 * @param notes what else a person should know
 * @param override who overrode it, or null
 * @param reverted whether it was made sure that nothing of an experiment is left in place, or null if nobody looked
 * @param rollout on what the decision acts; empty if on nothing
 * @param act what was done about it; empty if nothing yet
 */
public record GateRecord(
        int schema,
        GateDecision decision,
        Verdict verdict,
        Instant decided,
        Build build,
        int attempts,
        List<Summary> experiments,
        List<Violation> violations,
        List<String> notes,
        @Nullable DecisionOverride override,
        @Nullable Boolean reverted,
        String rollout,
        String act) {
    /** Version of the format that this library writes. */
    public static final int SCHEMA = 1;

    /** Copies the lists. */
    public GateRecord {
        experiments = List.copyOf(experiments);
        violations = List.copyOf(violations);
        notes = List.copyOf(notes);
    }

    /** Creates the record of a decision on which nobody has acted yet. */
    public static GateRecord of(
            GateOutcome outcome, Instant decided, Build build, int attempts, @Nullable Boolean reverted) {
        return new GateRecord(
                SCHEMA,
                outcome.decision(),
                outcome.verdict(),
                decided,
                build,
                attempts,
                outcome.results().finished().stream().map(Summary::of).toList(),
                outcome.violations(),
                outcome.notes(),
                outcome.override(),
                reverted,
                "",
                "");
    }

    /** Returns the same with what was done about it. */
    public GateRecord acted(String on, String what) {
        return new GateRecord(
                schema,
                decision,
                verdict,
                decided,
                build,
                attempts,
                experiments,
                violations,
                notes,
                override,
                reverted,
                on,
                what);
    }

    /** Reads a file; fails if it cannot be read, or has another schema. */
    public static GateRecord read(Path file) throws IOException {
        try {
            GateRecord found = Json.read(Files.readString(file), GateRecord.class);
            if (found != null && found.schema == SCHEMA) {
                return found;
            }
        } catch (RuntimeException e) {
            throw new IOException(file + " is damaged: " + e, e);
        }
        throw new IOException(file + " has not the schema " + SCHEMA);
    }

    /** Writes the file, at once. */
    public void write(Path file) throws IOException {
        WholeFile.write(file, Json.write(this) + "\n");
    }

    /**
     * What became of an experiment.
     *
     * @param id its name
     * @param test where it was declared
     * @param verdict what it means
     * @param findings what speaks against passing, worst first, a sentence each
     * @param judgements what was found of each steady state, a sentence each
     * @param started when it began
     * @param ended when it ended
     */
    public record Summary(
            String id,
            String test,
            Verdict verdict,
            List<String> findings,
            List<String> judgements,
            Instant started,
            Instant ended) {
        /** Copies the lists. */
        public Summary {
            findings = List.copyOf(findings);
            judgements = List.copyOf(judgements);
        }

        static Summary of(ExperimentResult result) {
            return new Summary(
                    result.id(),
                    result.test(),
                    result.verdict(),
                    result.findings().stream().map(Summary::words).toList(),
                    result.judgements().stream().map(Judgement::words).toList(),
                    result.started(),
                    result.ended());
        }

        private static String words(Finding finding) {
            return finding.title() + ": " + finding.message();
        }
    }
}
