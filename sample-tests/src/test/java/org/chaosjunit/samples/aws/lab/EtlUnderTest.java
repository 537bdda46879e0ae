package org.chaosjunit.samples.aws.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Locale;
import java.util.Objects;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.load.CallLoad;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A running pipeline of a test class's own, and its publisher. Several such classes may run side by side. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EtlWatched
@CallLoad(value = "publish", rates = "${lab.rate}")
abstract class EtlUnderTest {
    private static final int FEW = 3;

    private final Architecture architecture;
    private @Nullable Pipeline pipeline;

    EtlUnderTest(Architecture architecture) {
        this.architecture = architecture;
    }

    /** Returns the name of the pipeline of a test class. */
    static String nameOf(Class<?> testClass) {
        return testClass
                .getSimpleName()
                .replaceFirst("(TestCase|Experiments)$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Returns the build of the function. */
    Transformer transformer(LocalAws aws) {
        return Transformer.inNode().withConcurrency(FEW);
    }

    @BeforeAll
    void open() {
        assumeTrue(TransformerCode.missing().isEmpty(), () -> TransformerCode.missing()
                .orElseThrow());
        LocalAws aws = LabAws.open();
        pipeline = Pipeline.open(aws, nameOf(getClass()), transformer(aws), architecture);
    }

    @AfterAll
    void close() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    // The load calls it by name.
    void publish() {
        pipeline().publish();
    }

    Pipeline pipeline() {
        return Objects.requireNonNull(pipeline);
    }
}
