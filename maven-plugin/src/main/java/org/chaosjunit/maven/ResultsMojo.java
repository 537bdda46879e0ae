package org.chaosjunit.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.RolloutConfig;
import org.chaosjunit.gate.RunConfig;
import org.jspecify.annotations.Nullable;

/** What goals have in common that write or read results. */
abstract class ResultsMojo extends ChaosMojo {
    /**
     * Leaves {@code run}, {@code verify} and {@code gate} out, and says so. Nothing skips {@code revert}.
     */
    @Parameter(property = "chaos.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Directory of the results files; by default the parameter {@code chaosjunit.results.directory} of this build, else
     * {@code chaos-junit/results} in the build directory.
     */
    @Parameter(property = "chaos.results")
    private @Nullable File results;

    /**
     * Directory of the report; by default the parameter {@code chaosjunit.report.directory} of this build, else
     * {@code chaos-junit/report} in the build directory.
     */
    @Parameter(property = "chaos.report")
    private @Nullable File report;

    ResultsMojo(MavenSession session, MavenProject project) {
        super(session, project);
    }

    /** Tells whether to do nothing, and says it so that nobody takes it for a pass. */
    final boolean isSkipped(String goal) throws MojoExecutionException {
        if (!skip) {
            return false;
        }
        getLog().warn("SKIPPED: chaos:" + goal
                + " was left out (chaos.skip). Nothing was proven, and nothing decided.");
        delete(places().gate());
        return true;
    }

    final Path resultsDirectory() {
        return places().results(results, UserSettings.of(session));
    }

    final Path reportDirectory() {
        return places().report(report, UserSettings.of(session));
    }

    /** Returns what this build knows; rules, policy and override only where something is decided. */
    final GateConfig config(Optional<GateRules> rules, RolloutConfig rollout, @Nullable RunConfig run)
            throws MojoExecutionException {
        GateRules decided = rules.isPresent() ? rules.get() : new GateRules();
        return new GateConfig(
                resultsDirectory(),
                reportDirectory(),
                journalDirectory(),
                places().gate(),
                decided.auditLog(places()),
                decided.rules(),
                decided.policy(),
                decided.override(),
                rollout,
                run);
    }

    /** Writes what a JVM of its own is to know. Returns the file. */
    final Path write(GateConfig config) throws MojoExecutionException {
        Path file = places().target().resolve("chaos-junit/gate-config.json");
        try {
            config.write(file);
            return file;
        } catch (IOException e) {
            throw new MojoExecutionException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Returns where results are, for the JVMs of experiments. */
    final Map<String, String> directories() {
        return Map.of(
                "chaosjunit.results.directory", resultsDirectory().toString(),
                "chaosjunit.report.directory", reportDirectory().toString(),
                "chaosjunit.journal.directory", journalDirectory().toString());
    }

    static void delete(Path file) throws MojoExecutionException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    file + " is of an earlier decision and cannot be removed: " + e.getMessage(), e);
        }
    }
}
