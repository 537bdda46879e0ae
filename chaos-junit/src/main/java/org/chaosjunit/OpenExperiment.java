package org.chaosjunit;

import org.chaosjunit.engine.Experiment;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Reverts when JUnit closes its store.
 *
 * <p>Both interfaces: a configuration parameter of JUnit switches the closing of plain {@code AutoCloseable}s off.
 */
@SuppressWarnings("deprecation")
final class OpenExperiment implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private final Experiment experiment;

    OpenExperiment(Experiment experiment) {
        this.experiment = experiment;
    }

    @Override
    public void close() {
        experiment.abandon();
    }
}
