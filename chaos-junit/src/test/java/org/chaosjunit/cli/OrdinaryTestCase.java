package org.chaosjunit.cli;

import org.junit.jupiter.api.Test;

/** No experiment. */
class OrdinaryTestCase {
    @Test
    void isNoExperiment() {
        throw new AssertionError("nobody asked for it");
    }
}
