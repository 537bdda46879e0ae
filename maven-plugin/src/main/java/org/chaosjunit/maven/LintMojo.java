package org.chaosjunit.maven;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Finds what keeps experiments from working before any runs: settings of Surefire and Failsafe with which faults stay in
 * place or failures become green, and goals of this plugin that are missing.
 *
 * <p>It reads the effective POM only, no test.
 */
@Mojo(name = "lint", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class LintMojo extends ChaosMojo {
    /** Whether a finding fails the build; otherwise it is only a warning. */
    @Parameter(property = "chaos.lint.fail", defaultValue = "true")
    private boolean fail = true;

    /** Made by Maven. */
    @Inject
    public LintMojo(MavenSession session, MavenProject project) {
        super(session, project);
    }

    @Override
    public void execute() throws MojoFailureException {
        List<LintFinding> findings = new ArrayList<>();
        RunnerSettings.in(project.getModel(), this::property)
                .forEach(settings -> findings.addAll(RunnerLint.of(settings)));
        findings.addAll(ExecutionLint.of(project.getModel()));
        if (findings.isEmpty()) {
            getLog().info("Nothing in the POM keeps experiments from working.");
            return;
        }
        findings.forEach(finding -> getLog().warn(finding.toString()));
        if (fail) {
            throw new MojoFailureException(
                    findings.size() + " of the settings of this build must change before experiments can be trusted: "
                            + findings.get(0));
        }
    }

    private @Nullable String property(String name) {
        return session.getUserProperties()
                .getProperty(name, project.getProperties().getProperty(name));
    }
}
