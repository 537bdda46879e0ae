package org.chaosjunit.aws.failurelambda;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.TargetType;

/**
 * Lets a fault act in a Lambda function in Python that bears {@code @inject_fault} of chaos_lambda 0.3, by the parameter from
 * which that reads its fault.
 *
 * <p>One of {@code @InjectLatency} (without {@code max}), {@code @InjectStatusCode} and {@code @InjectException} (without
 * {@code on}). The parameter is replaced while the fault acts, and its previous value is put back byte for byte.
 *
 * <p>Evidence comes from what chaos_lambda logs: at {@code INFO} if all invocations are to be hit. For a smaller share the
 * function has to log at {@code DEBUG}, for what stands at {@code INFO} is written before it is drawn.
 *
 * <p>Format: github.com/adhorn/aws-lambda-chaos-injection, version 0.3.
 *
 * <pre>{@code
 * @ChaosLambda(parameter = "/orders/chaos", function = "orders")
 * @InjectLatency(min = 400)
 * }</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TargetType(ChaosLambdaReader.class)
public @interface ChaosLambda {
    /**
     * Returns the name of the parameter, the value of the function's {@code CHAOS_PARAM}; it has to exist.
     * <code>${name}</code> is replaced by the parameter of that name.
     */
    String parameter();

    /**
     * Returns the name of the function, whose log is {@code /aws/lambda/NAME}; this or {@link #logGroup()} is given.
     * <code>${name}</code> is replaced by the parameter of that name.
     */
    String function() default "";

    /**
     * Returns the log group of the function, where it is not the usual one. <code>${name}</code> is replaced by the
     * parameter of that name.
     */
    String logGroup() default "";

    /**
     * Returns whether to do what is refused otherwise for what it may break: a status code for a share of invocations, for
     * the handler runs twice in the others, and to replace a document that has mistakes.
     */
    boolean force() default false;
}
