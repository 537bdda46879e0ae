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
 * Gives a Lambda function less time or less memory.
 *
 * <p>It acts on the unpublished version, {@code $LATEST}: a function that is called through an alias or a version keeps
 * what that version was published with. Every change starts new containers, so the first invocations afterwards are cold.
 *
 * <p>An invocation that takes longer ends with {@code Task timed out}, one that needs more memory with {@code
 * Runtime.ExitError}; what becomes of its event is up to the function's retries, as with every error. With the memory the
 * share of the processor shrinks.
 *
 * <p>The evidence is the configuration, read back every second. It is written only if nobody else has written it since it
 * was read.
 *
 * <pre>{@code @LimitFunction(function = "transform", timeout = "1s", memory = 128)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(LimitFunction.Several.class)
@FaultType(LimitFunctionReader.class)
public @interface LimitFunction {
    /** Returns the name of the function. <code>${name}</code> is replaced by the parameter of that name. */
    String function();

    /** Returns how long an invocation may take, in whole seconds from {@code 1s} to {@code 15min}; by default as it is. */
    String timeout() default "";

    /** Returns the memory in MB, from 128 to 10240; by default as it is. */
    int memory() default 0;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        LimitFunction[] value();
    }
}
