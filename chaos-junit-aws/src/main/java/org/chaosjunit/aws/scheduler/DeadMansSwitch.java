package org.chaosjunit.aws.scheduler;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.PrecautionType;

/**
 * Lets AWS itself put back what the faults in AWS have changed, should nobody else be left to do it.
 *
 * <p>For each change a one-time schedule of EventBridge Scheduler is made after the undo record is written and before
 * anything is changed. At the time to live of the faults it writes the original value back, and is gone. An experiment
 * that takes back its faults itself removes the schedule. If it cannot be made, nothing is injected.
 *
 * <p>For what one plain API call puts back: a Parameter Store parameter of failure-lambda or chaos-lambda, {@code
 * ThrottleFunction}, {@code LimitFunction}. Other faults in AWS are refused beside it; those in this JVM or on this machine
 * need none. The schedule compares nothing: what someone else has set meanwhile is overwritten too. A test with it declares
 * all faults by annotations.
 *
 * <pre>{@code @DeadMansSwitch(role = "arn:aws:iam::123456789012:role/put-back")}</pre>
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html">Universal
 *     targets</a>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PrecautionType(DeadMansSwitchReader.class)
public @interface DeadMansSwitch {
    /**
     * Returns the ARN of the role in which EventBridge Scheduler makes the call: it has to trust {@code
     * scheduler.amazonaws.com} and to be allowed the call. <code>${name}</code> is replaced by the parameter of that name.
     */
    String role();
}
