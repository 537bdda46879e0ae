package org.chaosjunit;

import java.util.Set;
import org.junit.platform.engine.ConfigurationParameters;

/** Remembers the names of the platform's configuration parameters: an extension can look one up, but not list them. */
final class PlatformParameters {
    private static volatile Set<String> names = Set.of();

    private PlatformParameters() {}

    /** Remembers those of a test plan. */
    static void remember(ConfigurationParameters parameters) {
        names = Set.copyOf(parameters.keySet());
    }

    /** Returns those of the newest test plan; none where no launcher runs the tests. */
    static Set<String> names() {
        return names;
    }
}
