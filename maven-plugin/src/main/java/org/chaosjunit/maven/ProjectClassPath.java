package org.chaosjunit.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.chaosjunit.gate.Gate;

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

    /** Returns it; where there is no project, or it does not use chaos-junit, that of this plugin. */
    static ProjectClassPath of(MavenProject project, MavenSession session, ProjectDependenciesResolver resolver)
            throws MojoExecutionException {
        if (!isUsedBy(project)) {
            return new ProjectClassPath(List.of(Jars.of(Gate.class)), Optional.empty());
        }
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
        if (elements.stream().noneMatch(CommandLine::isIn)) {
            elements.add(Jars.of(Gate.class));
        }
        return new ProjectClassPath(elements, trouble);
    }

    /** Tells whether a project says that it uses chaos-junit; whether that can be had is another matter. */
    static boolean isUsedBy(MavenProject project) {
        return project.getFile() != null
                && project.getDependencies().stream()
                        .map(Dependency::getGroupId)
                        .anyMatch(GROUP::equals);
    }
}
