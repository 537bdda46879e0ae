package org.chaosjunit.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.chaosjunit.report.HtmlReporter;
import org.chaosjunit.spi.Settings;
import org.jspecify.annotations.Nullable;

/** Makes the report again from the results files, and says where it is. */
@Mojo(name = "report", requiresProject = false, threadSafe = true)
public final class ReportMojo extends ChaosMojo {
    /** Directory of the results files; by default {@code chaos-junit/results} in the build directory. */
    @Parameter(property = "chaos.results")
    private @Nullable File results;

    /** Where {@code index.html} is written; by default {@code chaos-junit/report} in the build directory. */
    @Parameter(property = "chaos.report")
    private @Nullable File report;

    /** Made by Maven. */
    @Inject
    public ReportMojo(MavenSession session, MavenProject project) {
        super(session, project);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Map<String, String> settings = UserSettings.of(session);
        Path from = places().results(results, settings);
        Path to = places().report(report, settings);
        if (!Files.isDirectory(from)) {
            getLog().info("There are no results in " + from + ": no report was made.");
            return;
        }
        Map<String, String> given = Map.of(
                "chaosjunit.results.directory", from.toString(),
                "chaosjunit.report.directory", to.toString(),
                "chaosjunit.console.enabled", "false");
        new HtmlReporter().allFinished(Settings.over(name -> Optional.ofNullable(given.get(name))));
        getLog().info("Report: " + to.resolve("index.html").toUri());
    }
}
