package org.chaosjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class OwnJunitTests {
    @Test
    void takesTheLauncherOfTheProjectsOwnVersion() throws MojoExecutionException {
        assertThat(missing(
                        "org.junit.jupiter:junit-jupiter-api:6.1.3",
                        "org.junit.jupiter:junit-jupiter-engine:6.1.3",
                        "org.junit.platform:junit-platform-engine:6.1.3"))
                .containsExactly("org.junit.platform:junit-platform-launcher:6.1.3");
    }

    @Test
    void addsTheEngineToBareAnnotations() throws MojoExecutionException {
        assertThat(missing(
                        "org.junit.jupiter:junit-jupiter-api:5.13.4",
                        "org.junit.platform:junit-platform-commons:1.13.4"))
                .containsExactly(
                        "org.junit.jupiter:junit-jupiter-engine:5.13.4",
                        "org.junit.platform:junit-platform-launcher:1.13.4");
    }

    @Test
    void leavesAnotherEngineAlone() throws MojoExecutionException {
        assertThat(missing(
                        "net.jqwik:jqwik-engine:1.9.3",
                        "org.junit.platform:junit-platform-engine:1.13.4",
                        "org.junit.platform:junit-platform-launcher:1.13.4"))
                .isEmpty();
    }

    @Test
    void refusesAProjectWithoutJunit() {
        assertThatThrownBy(() -> missing("junit:junit:4.13.2"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "chaos:run requires org.junit.platform:junit-platform-engine on the test class path, but found"
                                + " nothing of JUnit. Add org.chaosjunit:chaos-junit and org.junit.jupiter:junit-jupiter with scope"
                                + " test.");
    }

    private static List<String> missing(String... coordinates) throws MojoExecutionException {
        return OwnJunit.of(Stream.of(coordinates).map(OwnJunitTests::artifact).toList())
                .missing();
    }

    private static Artifact artifact(String coordinates) {
        String[] parts = coordinates.split(":", -1);
        return new DefaultArtifact(parts[0], parts[1], parts[2], "test", "jar", "", new DefaultArtifactHandler("jar"));
    }
}
