package org.chaosjunit.maven;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.GateRecord;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** What goals have in common that decide. */
abstract class DecidingMojo extends ResultsMojo {
    /**
     * Rules beside those that hold in any case (every experiment passed, and there is at least one): an element for each,
     * with its values as elements, for example {@code <requiredExperiments><tags>checkout</tags></requiredExperiments>}.
     */
    @Parameter
    private @Nullable PlexusConfiguration rules;

    /** What an experiment calls for that could not tell: HOLD or ROLLBACK. */
    @Parameter(property = "chaos.onInconclusive", defaultValue = "HOLD")
    private String onInconclusive = "HOLD";

    /** What an experiment calls for that could not be carried out: HOLD or ROLLBACK. */
    @Parameter(property = "chaos.onError", defaultValue = "HOLD")
    private String onError = "HOLD";

    /** Who overrides the decision; requires the two others. */
    @Parameter(property = "chaos.override.by")
    private @Nullable String overrideBy;

    /** Why the decision is overridden. */
    @Parameter(property = "chaos.override.why")
    private @Nullable String overrideWhy;

    /** Until when the decision is overridden, for example {@code 2026-11-21T18:00:00Z}. */
    @Parameter(property = "chaos.override.until")
    private @Nullable String overrideUntil;

    /** The log to which each decision adds a line; by default {@code .chaos-junit/audit.log} in the project. */
    @Parameter(property = "chaos.auditLog")
    private @Nullable File auditLog;

    DecidingMojo(MavenSession session, MavenProject project) {
        super(session, project);
    }

    final GateRules rules(int retries) {
        return new GateRules(
                rules,
                onInconclusive,
                onError,
                retries,
                Arrays.asList(overrideBy, overrideWhy, overrideUntil),
                auditLog);
    }

    /** Lets a command decide, and ends the goal as the decision wants it. */
    final void decide(GateConfig config, Fork fork, List<String> command)
            throws MojoExecutionException, MojoFailureException {
        delete(config.record());
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("--config", write(config).toString()));
        int code = run(fork, line);
        GateRecord decided;
        try {
            decided = GateRecord.read(config.record());
        } catch (IOException e) {
            throw new MojoExecutionException("Nothing could be decided (exit code " + code + "): see above.", e);
        }
        if (decided.decision().exitCode() != code) {
            throw new MojoExecutionException("The decision was " + decided.decision()
                    + ", but ended with the exit code " + code + ": see above.");
        }
        end(decided);
    }

    private void end(GateRecord gate) throws MojoExecutionException, MojoFailureException {
        String words = "The chaos gate says " + gate.decision();
        if (gate.decision() == GateDecision.PROMOTE) {
            getLog().info(words + ": " + gate.experiments().size() + " experiments, verdict " + gate.verdict() + ".");
            return;
        }
        String why = words
                + (gate.violations().isEmpty() ? "." : ": " + gate.violations().get(0));
        if (gate.decision() == GateDecision.ERROR) {
            throw new MojoExecutionException(why);
        }
        throw new MojoFailureException(why);
    }
}
