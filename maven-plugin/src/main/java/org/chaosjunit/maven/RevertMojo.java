package org.chaosjunit.maven;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Takes back whatever experiments have left behind, of this build or of one that was killed.
 *
 * <p>It is never skipped, needs no POM, and fails the build unless nothing is left in place. With a project it looks with
 * its test class path, so that reverters and shared stores of the project are found.
 */
@Mojo(name = "revert", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class RevertMojo extends ChaosMojo {
    private static final int DONE = 0;
    private static final int RUNNING = 3;
    private static final Duration CADENCE = Duration.ofSeconds(1);

    private final ProjectDependenciesResolver resolver;

    /** How many seconds to wait for experiments that are still running, as those of a build that was killed may be. */
    @Parameter(property = "chaos.wait", defaultValue = "30")
    private int wait;

    /** Made by Maven. */
    @Inject
    public RevertMojo(MavenSession session, MavenProject project, ProjectDependenciesResolver resolver) {
        super(session, project);
        this.resolver = resolver;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Stream.of("chaos.skip", "skipTests", "skipITs", "maven.test.skip")
                .filter(flag -> UserSettings.isSet(session, flag))
                .forEach(flag -> getLog().info("-D" + flag + " is ignored: chaos:revert is never skipped."));
        if (project.getFile() != null && !ProjectClassPath.isUsedBy(project) && !Files.exists(journalDirectory())) {
            getLog().info("Nothing to take back: this module does not use chaos-junit, and there is no "
                    + journalDirectory() + ".");
            return;
        }
        ProjectClassPath classPath = ProjectClassPath.of(project, session, resolver);
        int code = revert(fork(classPath.elements(), List.of(), Map.of()));
        if (code != DONE) {
            throw new MojoFailureException(
                    code == RUNNING
                            ? "Experiments are still running; they were left alone. End them with chaos:stop."
                            : "Not all is as it was before the experiments: see above.");
        }
        if (classPath.trouble().isPresent()) {
            throw new MojoExecutionException(
                    "What could be found was taken back, but it is not known whether that is all:"
                            + " reverters and stores of the project may be missing. "
                            + classPath.trouble().get());
        }
    }

    private int revert(Fork fork) throws MojoExecutionException {
        List<String> command = new ArrayList<>(List.of("revert"));
        command.addAll(journalOption());
        long deadline = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        int code = run(fork, command);
        while (code == RUNNING && System.nanoTime() - deadline < 0) {
            pause();
            code = run(fork, command);
        }
        return code;
    }

    private static void pause() throws MojoExecutionException {
        try {
            Thread.sleep(CADENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while experiments were still running.", e);
        }
    }
}
