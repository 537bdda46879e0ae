package org.chaosjunit.maven;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What of JUnit a project's test class path lacks to run by itself, at the version that the project uses.
 *
 * @param missing coordinates, each as {@code group:artifact:version}
 */
record OwnJunit(List<String> missing) {
    private static final String API = "org.junit.jupiter:junit-jupiter-api";
    private static final String JUPITER = "org.junit.jupiter:junit-jupiter-engine";
    private static final String PLATFORM = "org.junit.platform:junit-platform-engine";
    private static final String COMMONS = "org.junit.platform:junit-platform-commons";
    private static final String LAUNCHER = "org.junit.platform:junit-platform-launcher";

    OwnJunit {
        missing = List.copyOf(missing);
    }

    /**
     * Looks through what a project has.
     *
     * @throws MojoExecutionException if it has nothing of JUnit
     */
    static OwnJunit of(Collection<Artifact> artifacts) throws MojoExecutionException {
        List<String> missing = new ArrayList<>();
        Set<String> engines = artifacts.stream()
                .map(Artifact::getArtifactId)
                .filter(name -> name.endsWith("-engine") && !PLATFORM.endsWith(name))
                .collect(Collectors.toSet());
        Optional<String> api = version(artifacts, API);
        if (engines.isEmpty() && api.isPresent()) {
            // As Surefire does it: who only has the annotations wants to run them, too.
            missing.add(JUPITER + ":" + api.get());
        }
        if (version(artifacts, LAUNCHER).isEmpty()) {
            String version = version(artifacts, PLATFORM)
                    .or(() -> version(artifacts, COMMONS))
                    .orElseThrow(() -> new MojoExecutionException("chaos:run requires " + PLATFORM
                            + " on the test class path, but found nothing of JUnit. Add"
                            + " org.chaosjunit:chaos-junit and org.junit.jupiter:junit-jupiter with scope test."));
            missing.add(LAUNCHER + ":" + version);
        }
        return new OwnJunit(missing);
    }

    private static Optional<String> version(Collection<Artifact> artifacts, String name) {
        return artifacts.stream()
                .filter(each -> name.equals(each.getGroupId() + ":" + each.getArtifactId()))
                .map(Artifact::getBaseVersion)
                .findFirst();
    }
}
