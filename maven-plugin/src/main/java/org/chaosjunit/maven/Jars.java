package org.chaosjunit.maven;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/** Where classes come from. */
final class Jars {
    private Jars() {}

    static Path of(Class<?> type) throws MojoExecutionException {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new MojoExecutionException("The jar of " + type.getName() + " cannot be found.", e);
        }
    }
}
