package org.chaosjunit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * Declares a test method that is a chaos experiment.
 *
 * <p>Around the body, which runs while the fault acts and may be empty, the experiment waits for the steady state,
 * injects the declared faults, watches, takes everything back, and waits until the system has recovered. The test passes
 * only if all of that went well and the faults were seen acting; see {@link org.chaosjunit.result.Verdict}.
 *
 * <p>Composed of {@link Test @Test} and the tag {@code chaos}. A plain {@code @Test} with a fault annotation is an
 * experiment too.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExperimentPart
public @interface ChaosExperiment {
    /** Returns the hypothesis: a sentence that the experiment shows to hold or not; by default the display name. */
    String value() default "";
}
