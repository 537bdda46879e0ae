package org.chaosjunit.cli;

import org.chaosjunit.file.WriteFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An experiment that never begins. */
class UnpreparedTestCase {
    @BeforeAll
    static void prepare() {
        throw new IllegalStateException("no database");
    }

    @WriteFile(path = "${flags.file}", content = "off")
    @Test
    void neverBegins() {}
}
