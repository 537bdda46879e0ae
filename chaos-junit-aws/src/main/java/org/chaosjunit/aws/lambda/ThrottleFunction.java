package org.chaosjunit.aws.lambda;

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
 * Limits how many invocations of a Lambda function run at the same time, down to none at all: its reserved concurrency.
 *
 * <p>What is too much is throttled. A caller that waits for the answer gets {@code TooManyRequestsException} (429); an
 * asynchronous event is kept and tried again for up to six hours, as the function's asynchronous configuration says; the
 * messages of a queue stay there, and each attempt counts for its dead-letter queue. It needs a function without
 * reserved concurrency, or with more than that.
 *
 * <p>It acts on the function as a whole, with all its versions and aliases. Afterwards the earlier value is back, or
 * none if there was none.
 *
 * <p>The evidence is the setting, read back every second. The {@code Throttles} metric of the function would say more, but
 * comes minutes late; as a steady state it can be judged too.
 *
 * <pre>{@code @ThrottleFunction(function = "transform", concurrency = 0)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ThrottleFunction.Several.class)
@FaultType(ThrottleFunctionReader.class)
public @interface ThrottleFunction {
    /** Returns the name of the function. <code>${name}</code> is replaced by the parameter of that name. */
    String function();

    /** Returns how many invocations may run at the same time; 0 by default, at most 100000. */
    int concurrency() default 0;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        ThrottleFunction[] value();
    }
}
