package org.chaosjunit.aws.failurelambda;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which invocations faults act on, by a value in the event; part of {@link FailureLambda#match()}.
 *
 * <p>The format is that of failure-lambda 1.x.
 *
 * <pre>{@code @Match(path = "requestContext.http.method", value = "GET")}</pre>
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Match {
    /** Returns where in the event the value is: names separated by dots, as {@code headers.x-debug}. */
    String path();

    /** Returns how it is compared; by default it has to be exactly {@link #value()}. */
    MatchOperator operator() default MatchOperator.EQ;

    /**
     * Returns what it is compared with, always as text; left out for {@link MatchOperator#EXISTS}. <code>${name}</code> is
     * replaced by the parameter of that name.
     */
    String value() default "";
}
