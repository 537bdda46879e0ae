package org.chaosjunit.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.chaosjunit.gate.RunConfig;
import org.eclipse.aether.RepositorySystem;

/**
 * How experiments of a project are run.
 *
 * @param repositories where what is missing comes from
 * @param session the build
 * @param project its project
 */
record ProjectRun(RepositorySystem repositories, MavenSession session, MavenProject project) {
    // Faults in this JVM attach an agent; newer JDKs want to be told that it is meant.
    private static final String AGENT = "-XX:+EnableDynamicAgentLoading";

    /**
     * Returns it.
     *
     * @throws MojoExecutionException if chaos-junit or JUnit is not there, or cannot be had
     */
    RunConfig config(Choice choice) throws MojoExecutionException {
        Set<Artifact> artifacts = project.getArtifacts();
        List<Path> classPath = new ArrayList<>(elements());
        Set<String> present = artifacts.stream()
                .map(each -> each.getGroupId() + ":" + each.getArtifactId())
                .collect(Collectors.toSet());
        if (classPath.stream().noneMatch(CommandLine::isIn)) {
            throw new MojoExecutionException(
                    "To run experiments, org.chaosjunit:chaos-junit is required on the test class"
                            + " path, but it is not there. Add it as a dependency with scope test.");
        }
        classPath.addAll(new MissingJars(repositories, session, project)
                .of(OwnJunit.of(artifacts).missing(), present));
        List<Path> roots = choice.isByName()
                ? List.of()
                : Stream.of(project.getBuild().getTestOutputDirectory())
                        .map(Path::of)
                        .filter(Files::isDirectory)
                        .toList();
        List<String> arguments = new ArrayList<>(List.of(AGENT));
        // What was given to Maven, for the experiments too, also where another JVM starts theirs.
        UserSettings.of(session).forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(choice.jvmArguments());
        return new RunConfig(
                classPath,
                roots,
                choice.classes(),
                choice.methods(),
                choice.includeTags(),
                choice.excludeTags(),
                arguments);
    }

    private List<Path> elements() throws MojoExecutionException {
        try {
            // A project without main classes has no directory of them.
            return project.getTestClasspathElements().stream()
                    .map(Path::of)
                    .filter(Files::exists)
                    .toList();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The test class path is not known: " + e.getMessage(), e);
        }
    }

    /**
     * Which experiments, and with what.
     *
     * @param tests names of classes, or of methods as {@code com.acme.CheckoutTests#slow}
     * @param includeTags tags of which one is required
     * @param excludeTags tags that none may have
     * @param jvmArguments arguments for the JVM
     */
    record Choice(List<String> tests, List<String> includeTags, List<String> excludeTags, List<String> jvmArguments) {
        List<String> classes() {
            return tests.stream().filter(each -> each.indexOf('#') < 0).toList();
        }

        List<String> methods() {
            return tests.stream().filter(each -> each.indexOf('#') >= 0).toList();
        }

        boolean isByName() {
            return !tests.isEmpty();
        }
    }
}
