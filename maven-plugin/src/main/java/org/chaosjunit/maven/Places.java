package org.chaosjunit.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where a build keeps things; computed, for without a POM {@code ${project.build.directory}} stays as it is written.
 *
 * @param base the directory in which experiments run
 * @param target what {@code clean} removes
 */
record Places(Path base, Path target) {
    static Places of(@Nullable MavenProject project, MavenSession session) {
        if (project == null || project.getFile() == null) {
            Path base = Path.of(session.getExecutionRootDirectory()).toAbsolutePath();
            return new Places(base, base.resolve("target"));
        }
        Path base = project.getBasedir().toPath().toAbsolutePath();
        return new Places(base, base.resolve(project.getBuild().getDirectory()));
    }

    /** Returns what was configured, what experiments were told, or what both use by default. */
    Path results(@Nullable File configured, Map<String, String> settings) {
        return directory(configured, settings, "chaosjunit.results.directory", "results");
    }

    /** Returns the directory of the report, as {@link #results}. */
    Path report(@Nullable File configured, Map<String, String> settings) {
        return directory(configured, settings, "chaosjunit.report.directory", "report");
    }

    /** Returns the directory of the journals, as {@link #results}. */
    Path journal(@Nullable File configured, Map<String, String> settings) {
        return configured == null
                ? base.resolve(settings.getOrDefault("chaosjunit.journal.directory", ".chaos-junit/journal"))
                : configured.toPath().toAbsolutePath();
    }

    /** Returns the file with the decision. */
    Path gate() {
        return target.resolve("chaos-junit/gate.json");
    }

    private Path directory(@Nullable File configured, Map<String, String> settings, String setting, String name) {
        if (configured != null) {
            return configured.toPath().toAbsolutePath();
        }
        String told = settings.get(setting);
        return told == null ? target.resolve("chaos-junit").resolve(name) : base.resolve(told);
    }
}
