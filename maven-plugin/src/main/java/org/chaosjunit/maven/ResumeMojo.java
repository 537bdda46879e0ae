package org.chaosjunit.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;

/** Releases the stop button: experiments may start again. */
@Mojo(name = "resume", requiresProject = false, aggregator = true, threadSafe = true)
public final class ResumeMojo extends ButtonMojo {
    /** Made by Maven. */
    @Inject
    public ResumeMojo(MavenSession session, MavenProject project) {
        super(session, project);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        toAll(List.of("resume"), "The stop button could not be released: see above.");
    }
}
