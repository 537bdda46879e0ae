package org.chaosjunit.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * The test class path of a project as far as it can be had now: a revert may not fail because a module was not built yet.
 *
 * @param elements its directories and jars
 * @param trouble why it is not complete; empty if it is
 */
record ProjectClassPath(List<Path> elements, Optional<String> trouble) {
    private static final String GROUP = "org.chaosjunit";

    ProjectClassPath {
        elements = List.copyOf(elements);
    }

    static ProjectClassPath of(MavenProject project, MavenSession session, ProjectDependenciesResolver resolver) {
        List<Path> elements = new ArrayList<>();
        Stream.of(
                        project.getBuild().getTestOutputDirectory(),
                        project.getBuild().getOutputDirectory())
                .map(Path::of)
                .forEach(elements::add);
        DependencyResolutionResult result;
        Optional<String> trouble = Optional.empty();
        try {
            result = resolver.resolve(new DefaultDependencyResolutionRequest(project, session.getRepositorySession()));
        } catch (DependencyResolutionException e) {
            result = e.getResult();
            trouble = Optional.of(String.valueOf(e.getMessage()));
        }
        result.getResolvedDependencies().stream()
                .map(each -> each.getArtifact().getFile())
                .filter(file -> file != null)
                .forEach(file -> elements.add(file.toPath()));
        return new ProjectClassPath(elements, trouble);
    }

    /** Tells whether a project says that it uses chaos-junit; whether that can be had is another matter. */
    static boolean isUsedBy(MavenProject project) {
        return project.getDependencies().stream().map(Dependency::getGroupId).anyMatch(GROUP::equals);
    }

    /** Tells whether the command line of chaos-junit is on it. */
    boolean hasCommandLine() {
        return elements.stream().anyMatch(CommandLine::isIn);
    }
}
