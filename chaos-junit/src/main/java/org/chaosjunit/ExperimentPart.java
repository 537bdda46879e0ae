package org.chaosjunit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Makes the test that bears it, through any annotation, an experiment: brings the extension, the tag {@code chaos}, and
 * a lock by which experiments of one JVM run one after the other.
 */
@Documented
@Target({ElementType.ANNOTATION_TYPE, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ChaosExtension.class)
@Tag("chaos")
@ResourceLock("org.chaosjunit.experiment")
public @interface ExperimentPart {}
