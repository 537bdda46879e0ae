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
 * Throttles calls of {@link AwsCalls} with the error that the service itself answers: the SDK waits longer, and tries again.
 *
 * <p>The attempt is not sent. Without {@link #code()} the error is {@code ProvisionedThroughputExceededException} for
 * DynamoDB and Kinesis, {@code SlowDown} for S3, {@code TooManyRequestsException} for Lambda and API Gateway,
 * {@code RequestLimitExceeded} for EC2, {@code RequestThrottled} for SQS, {@code Throttled} for SNS, {@code Throttling} for
 * other services of the Query protocol, or else what the SDK has an exception for: {@code ThrottlingException} or
 * {@code TooManyRequestsException}.
 *
 * <pre>{@code @ThrottleCalls(percentage = 30)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ThrottleCalls.Several.class)
@FaultType(ThrottleCallsReader.class)
public @interface ThrottleCalls {
    /** Returns the code of the error, one that the SDK takes for throttling; by default the service's own. */
    String code() default "";

    /** Returns the share of attempts that are throttled, in percent: more than 0, at most 100; by default all. */
    double percentage() default 100;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        ThrottleCalls[] value();
    }
}
