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
 * Lets calls of {@link AwsCalls} fail with an error of the service. The attempt is not sent.
 *
 * <p>The SDK makes it the exception that it has for the code, and tries again if it does so for that code and status: by default
 * for 500, 502, 503 and 504.
 *
 * <pre>{@code @FailCalls(statusCode = 503, percentage = 20)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(FailCalls.Several.class)
@FaultType(FailCallsReader.class)
public @interface FailCalls {
    /** Returns the HTTP status, 400 to 599; by default 500. */
    int statusCode() default 500;

    /**
     * Returns the code of the error, for example {@code ConditionalCheckFailedException}; by default the usual one of the
     * status 400, 403, 404, 500 or 503, and required for others.
     */
    String code() default "";

    /** Returns the share of attempts that fail, in percent: more than 0, at most 100; by default all. */
    double percentage() default 100;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        FailCalls[] value();
    }
}
