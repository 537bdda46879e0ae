package org.chaosjunit.aws.sdk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.TargetType;

/**
 * Lets faults act on the calls that this JVM makes to a service with the AWS SDK for Java 2.x, by any client of it.
 *
 * <p>Each attempt is hit on its own, so that the SDK's retries are seen at work. Faults that it takes are
 * {@link org.chaosjunit.fault.InjectLatency} without hosts, {@link ThrottleCalls}, {@link FailCalls} and
 * {@link BreakCalls}. A client has to be built after this library is on the class path, nothing else. Clients of
 * chaos-junit itself, and threads that measure or load ({@link org.chaosjunit.spi.ExemptThread}), are not hit.
 *
 * <pre>{@code
 * @AwsCalls(service = "dynamodb", operations = {"PutItem", "Update*"})
 * @ThrottleCalls(percentage = 30)
 * }</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TargetType(AwsCallsReader.class)
public @interface AwsCalls {
    /**
     * Returns the service as in the SDK's package, {@code dynamodb}, {@code cloudwatchlogs}; case, blanks, hyphens and
     * underscores do not count. <code>${name}</code> is replaced by the parameter of that name.
     */
    String service();

    /** Returns the operations, globs such as {@code PutItem} or {@code Get*}; case does not count; by default all. */
    String[] operations() default "*";
}
