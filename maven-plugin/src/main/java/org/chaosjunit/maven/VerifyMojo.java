package org.chaosjunit.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.GateConfigurationException;
import org.chaosjunit.gate.RolloutConfig;

/**
 * Decides from the results of this build, writes {@code gate.json} and the audit log, and fails the build unless all is
 * well: also if there are no results, or old ones, or some that cannot be read, or an experiment never ended.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends DecidingMojo {
    /** Made by Maven. */
    @Inject
    public VerifyMojo(MavenSession session, MavenProject project) {
        super(session, project);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (isSkipped("verify")) {
            return;
        }
        GateConfig config = config(Optional.of(rules(0)), RolloutConfig.NONE, null);
        delete(config.record());
        // Not Maven's: its prefix would hide from GitHub what is meant for it.
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            end(new Verification(config, session.getStartTime().toInstant())
                    .decide(System.getenv(), out, Instant.now()));
        } catch (GateConfigurationException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The decision could not be written down: " + e.getMessage(), e);
        }
    }
}
