package org.chaosjunit.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Gets jars from the project's repositories, with all that they need. */
final class MissingJars {
    private final RepositorySystem repositories;
    private final MavenSession session;
    private final MavenProject project;

    MissingJars(RepositorySystem repositories, MavenSession session, MavenProject project) {
        this.repositories = repositories;
        this.session = session;
        this.project = project;
    }

    /**
     * Returns the files.
     *
     * @param coordinates each as {@code group:artifact:version}
     * @param present what is not wanted again, each as {@code group:artifact}
     */
    List<Path> of(List<String> coordinates, Set<String> present) throws MojoExecutionException {
        if (coordinates.isEmpty()) {
            return List.of();
        }
        List<Dependency> wanted = coordinates.stream()
                .map(each -> new Dependency(new DefaultArtifact(each), "runtime"))
                .toList();
        CollectRequest request = new CollectRequest(wanted, List.of(), project.getRemoteProjectRepositories());
        try {
            return repositories
                    .resolveDependencies(
                            session.getRepositorySession(), new DependencyRequest(request, (node, parents) -> true))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .filter(artifact -> !present.contains(name(artifact)))
                    .map(artifact -> artifact.getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException(
                    "To run experiments, " + String.join(" and ", coordinates)
                            + " is required, but could not be had. Add it with scope test, or see: " + e.getMessage(),
                    e);
        }
    }

    private static String name(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId();
    }
}
