package org.chaosjunit.aws.failurelambda;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.TargetType;

/**
 * Lets the faults act in a Lambda function that is wrapped in failure-lambda, by the document from which that reads its
 * faults: a parameter of the Parameter Store, or a configuration profile of AppConfig.
 *
 * <p>The document is replaced while the faults act, and the previous one is put back byte for byte. Anything is refused that
 * failure-lambda would pass over in silence, in the faults and in the document that is there before.
 *
 * <p>Evidence comes from what failure-lambda logs, read from CloudWatch Logs: only invocations in whose log it stands
 * count as hit, and denied hosts only once a connection was denied. It may take until {@link #cacheTtl()} is over and the log
 * is delivered before anything is seen, which {@code @Observe(armedWithin = ...)} has to allow for.
 *
 * <p>Formats: github.com/gunnargrosch/failure-lambda, versions 0.2 to 0.4 and 1.x.
 *
 * <pre>{@code
 * @FailureLambda(parameter = "/orders/failure", function = "orders")
 * @InjectLatency(min = 100, max = 400, percentage = 50)
 * @Observe(atMost = "5min", armedWithin = "90s")
 * }</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TargetType(FailureLambdaReader.class)
public @interface FailureLambda {
    /**
     * Returns the name of the parameter, the value of the function's {@code FAILURE_INJECTION_PARAM}; a {@code String}, which
     * has to exist. Either this or {@link #appConfig()} is given. <code>${name}</code> is replaced by the parameter of
     * that name.
     */
    String parameter() default "";

    /**
     * Returns application, environment and configuration profile in AppConfig, by name or id, as
     * {@code orders/production/failures}; freeform or feature flags, hosted by AppConfig, and deployed at least once. The
     * faults are deployed at once and to all, by the strategy {@code chaos-junit-immediate}, which stays in the account.
     * <code>${name}</code> is replaced by the parameter of that name.
     */
    String appConfig() default "";

    /** Returns which failure-lambda reads the document; by default the document that is there tells. */
    FailureVersion version() default FailureVersion.DETECT;

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
     * Returns conditions on the event, all of which an invocation has to fulfil to be hit; only for 1.x.
     *
     * <p>The log does not tell how many do, so the achieved share is not compared with the one that was asked for.
     */
    Match[] match() default {};

    /** Returns whether 1.x is used as a layer around the function, not as a library in it. */
    boolean layer() default false;

    /**
     * Returns how long a container may go on with what it read before: its {@code FAILURE_CACHE_TTL}, or the poll interval
     * of the AppConfig agent, at most {@code 15min}; by default {@code 60s} for 1.x with a parameter, nothing for 0.x with
     * a parameter, and {@code 45s} for AppConfig. <code>${name}</code> is replaced by the parameter of that name.
     */
    String cacheTtl() default "";

    /**
     * Returns whether it is meant that 0.x denies hosts for good in each container that once drew it, though a smaller
     * {@code percentage} is given; the achieved share is not compared then.
     */
    boolean sticky() default false;

    /**
     * Returns whether to do what is refused otherwise for what it may break: to deny hosts that the function needs to read
     * its document, to fill a disk with 0.x, which never empties it, and to replace a document that has mistakes.
     */
    boolean force() default false;
}
