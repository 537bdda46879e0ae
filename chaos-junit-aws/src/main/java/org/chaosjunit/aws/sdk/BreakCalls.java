package org.chaosjunit.aws.sdk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.FaultType;

/**
 * Lets calls of {@link AwsCalls} fail on the side of the client, without an answer of the service. The attempt is not sent.
 *
 * <pre>{@code @BreakCalls(as = Breakage.READ_TIMEOUT, percentage = 20)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(BreakCalls.Several.class)
@FaultType(BreakCallsReader.class)
public @interface BreakCalls {
    /** Returns how they break; by default the connection is reset. */
    Breakage as() default Breakage.RESET;

    /** Returns the share of attempts that break, in percent: more than 0, at most 100; by default all. */
    double percentage() default 100;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        BreakCalls[] value();
    }
}
