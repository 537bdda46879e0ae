package org.chaosjunit.maven;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Presses the stop button: running experiments take back their faults and end, and none starts until {@code resume}.
 *
 * <p>Waits until none runs any more, a minute at the most for each module, and fails if one still does.
 */
@Mojo(name = "stop", requiresProject = false, aggregator = true, threadSafe = true)
public final class StopMojo extends ButtonMojo {
    /** What the results are to say; by default who has pressed it. */
    @Parameter(property = "chaos.reason")
    private @Nullable String reason;

    /** Made by Maven. */
    @Inject
    public StopMojo(MavenSession session, MavenProject project) {
        super(session, project);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        List<String> command = new ArrayList<>(List.of("stop"));
        if (reason != null) {
            command.addAll(List.of("--reason", reason));
        }
        toAll(command, "Not all experiments were stopped, or something is still in place: see above.");
    }
}
