package org.chaosjunit.maven;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.chaosjunit.gate.Gate;
import org.jspecify.annotations.Nullable;

/** What goals have in common. */
abstract class ChaosMojo extends AbstractMojo {
    private static final PrintWriter TERMINAL =
            new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    final MavenSession session;
    final MavenProject project;

    /**
     * The {@code java} that runs chaos-junit; by default that of Maven.
     */
    @Parameter(property = "chaos.jvm")
    private @Nullable File jvm;

    /**
     * Directory of the journals; by default the parameter {@code chaosjunit.journal.directory} of this build, else
     * {@code .chaos-junit/journal} in the directory of the project.
     */
    @Parameter(property = "chaos.journal")
    private @Nullable File journal;

    ChaosMojo(MavenSession session, MavenProject project) {
        this.session = session;
        this.project = project;
    }

    final Places places() {
        return Places.of(project, session);
    }

    /** Returns the directory of the journals, if somebody has named one. */
    final List<String> journalOption() {
        return journal == null ? List.of() : List.of("--journal", journal.getAbsolutePath());
    }

    final Path journalDirectory() {
        return places().journal(journal, UserSettings.of(session));
    }

    final Fork fork(List<Path> classPath, List<String> jvmArguments, Map<String, String> properties) {
        Map<String, String> all = new TreeMap<>(UserSettings.of(session));
        all.putAll(properties);
        return new Fork(java(), classPath, jvmArguments, all, places().base());
    }

    /** Runs a command, and logs what it says. Returns its exit code. */
    final int run(Fork fork, List<String> command) throws MojoExecutionException {
        try {
            return fork.run(this::print, command.toArray(String[]::new));
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "chaos-junit could not be run with " + fork.java() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted: chaos-junit was ended.", e);
        }
    }

    private void print(String line) {
        if (line.startsWith("::")) {
            // For GitHub, which would not see it behind a prefix of Maven.
            TERMINAL.println(line);
        } else {
            getLog().info(line);
        }
    }

    /** Returns the chaos-junit of this plugin: all that is needed for what touches no class of the project. */
    static List<Path> ownClassPath() throws MojoExecutionException {
        return List.of(Jars.of(Gate.class));
    }

    private Path java() {
        return jvm == null
                ? Path.of(System.getProperty("java.home"), "bin", "java")
                : jvm.toPath().toAbsolutePath();
    }
}
