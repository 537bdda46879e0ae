package org.chaosjunit.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.RolloutConfig;
import org.chaosjunit.gate.Rules;
import org.chaosjunit.gate.RunConfig;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * The whole gate, from the command line: looks whether it could act, runs the experiments, takes everything back, decides,
 * acts on the deployment, and writes it down.
 *
 * <p>Compiles the tests first. Fails the build unless the decision is PROMOTE.
 */
@Mojo(name = "gate", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_TEST_CLASSES)
public final class GateMojo extends DecidingMojo {
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

    /** How often at the most the experiments are run again if they could not tell: 0 to 3. */
    @Parameter(property = "chaos.retries", defaultValue = "0")
    private int retries;

    /** On what to act: one element, named as the rollout control, with its values as elements; by default on nothing. */
    @Parameter
    private @Nullable PlexusConfiguration rollout;

    /** Made by Maven. */
    @Inject
    public GateMojo(MavenSession session, MavenProject project, RepositorySystem repositories) {
        super(session, project);
        this.repositories = repositories;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (isSkipped("gate")) {
            return;
        }
        RunConfig run = new ProjectRun(repositories, session, project)
                .config(new ProjectRun.Choice(tests, includeTags, excludeTags, jvmArguments));
        GateConfig config = config(Optional.of(rules(retries)), rollout(), run);
        decide(config, fork(run.classPath(), List.of(), Map.of()), List.of("gate", "--life-line"));
    }

    private RolloutConfig rollout() throws MojoExecutionException {
        List<Rules.Written> parts = WrittenParts.of(rollout);
        if (parts.size() > 1) {
            throw new MojoExecutionException("<rollout> requires one element, but found " + parts.size() + ".");
        }
        return parts.isEmpty()
                ? RolloutConfig.NONE
                : new RolloutConfig(parts.get(0).name(), parts.get(0).values());
    }
}
