package org.chaosjunit.aws.sqs;

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
 * Lets an SQS queue hold back every new message for a while.
 *
 * <p>No message is lost by that: each becomes visible when its delay is over. Messages that are sent with a delay of
 * their own keep it; of a FIFO queue, the delay changes for messages that lie there already too. SQS takes up to a minute
 * until a change holds everywhere. A queue that delays by more already is an error.
 *
 * <p>The evidence is the attribute, read back every second.
 *
 * <pre>{@code @DelayQueue(queue = "json-work-queue", by = "30s")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(DelayQueue.Several.class)
@FaultType(DelayQueueReader.class)
public @interface DelayQueue {
    /** Returns the name of the queue. <code>${name}</code> is replaced by the parameter of that name. */
    String queue();

    /** Returns the delay, in whole seconds from {@code 1s} to {@code 15min}. */
    String by();

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        DelayQueue[] value();
    }
}
