package org.chaosjunit.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.RolloutConfig;

/**
 * Decides from the results of this build, writes {@code gate.json} and the audit log, and fails the build unless all is
 * well: also if there are no results, or old ones, or some that cannot be read, or an experiment never ended.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends DecidingMojo {
    private final ProjectDependenciesResolver resolver;

    /** Made by Maven. */
    @Inject
    public VerifyMojo(MavenSession session, MavenProject project, ProjectDependenciesResolver resolver) {
        super(session, project);
        this.resolver = resolver;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (isSkipped("verify")) {
            return;
        }
        GateConfig config = config(Optional.of(rules(0)), RolloutConfig.NONE, null);
        // Rules of the project's own are on its class path.
        ProjectClassPath classPath = ProjectClassPath.of(project, session, resolver);
        decide(
                config,
                fork(classPath.elements(), List.of(), Map.of()),
                List.of("verify", "--since", session.getStartTime().toInstant().toString()));
    }
}
