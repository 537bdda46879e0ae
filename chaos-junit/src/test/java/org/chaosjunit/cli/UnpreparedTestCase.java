package org.chaosjunit.cli;

import java.util.Objects;
import org.chaosjunit.file.WriteFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An experiment that never begins. */
class UnpreparedTestCase {
    @BeforeAll
    static void prepare() {
        Objects.requireNonNull(System.getProperty("no.such.database"), "no database");
    }

    @WriteFile(path = "${flags.file}", content = "off")
    @Test
    void neverBegins() {}
}
