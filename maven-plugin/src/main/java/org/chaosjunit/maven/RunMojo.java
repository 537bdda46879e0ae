package org.chaosjunit.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.RolloutConfig;
import org.chaosjunit.gate.RunConfig;
import org.eclipse.aether.RepositorySystem;

/**
 * Runs the experiments of the tests in a JVM of their own, with JUnit at the version of the project.
 *
 * <p>It does not fail for what they find, so that {@code revert} follows in any case; {@code verify} does.
 */
@Mojo(
        name = "run",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class RunMojo extends ResultsMojo {
    private final RepositorySystem repositories;

    /** Which experiments are run: classes, or methods as {@code com.acme.CheckoutTests#slow}; by default all. */
    @Parameter(property = "chaos.tests")
    private List<String> tests = List.of();

    /** Tags, or tag expressions, of which an experiment must have one; by default any. */
    @Parameter(property = "chaos.tags")
    private List<String> includeTags = List.of();

    /** Tags, or tag expressions, of which an experiment must have none. */
    @Parameter(property = "chaos.excludedTags")
    private List<String> excludeTags = List.of();

    /** Arguments for the JVM of the experiments, beside {@code -XX:+EnableDynamicAgentLoading}. */
    @Parameter(property = "chaos.jvmArguments")
    private List<String> jvmArguments = List.of();

    /** Made by Maven. */
    @Inject
    public RunMojo(MavenSession session, MavenProject project, RepositorySystem repositories) {
        super(session, project);
        this.repositories = repositories;
    }

    @Override
    public void execute() throws MojoExecutionException {
        if (isSkipped("run")) {
            return;
        }
        RunConfig run = new ProjectRun(repositories, session, project)
                .config(new ProjectRun.Choice(tests, includeTags, excludeTags, jvmArguments));
        GateConfig config = config(Optional.empty(), RolloutConfig.NONE, run);
        Path file = write(config);
        int code = run(
                fork(run.classPath(), run.jvmArguments(), directories()),
                List.of("run", "--life-line", "--config", file.toString()));
        if (code != 0) {
            // Not thrown: then nothing would be taken back. Without results, or with some that never ended, verify
            // fails.
            getLog().error("The experiments were not all run (exit code " + code + "): see above. chaos:verify fails.");
        }
    }
}
