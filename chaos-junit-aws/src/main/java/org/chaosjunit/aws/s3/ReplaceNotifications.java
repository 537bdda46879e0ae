package org.chaosjunit.aws.s3;

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
 * Takes the notification configuration of an S3 bucket away, or puts another one in its place, so that queues, topics and
 * functions do not hear of new objects any more.
 *
 * <p>What happens in the bucket meanwhile is <b>never told later</b>: S3 keeps no events. Whoever has to process those objects
 * finds them only by listing the bucket; that is what such an experiment shows. S3 may send {@code s3:TestEvent} messages to
 * the destinations when the configuration is put back. It takes S3 up to some minutes until a change holds.
 *
 * <p>Afterwards exactly the earlier configuration is back. A bucket that has none already is an error, unless another is given.
 * The evidence is the configuration, read back every second.
 *
 * <pre>{@code @ReplaceNotifications(bucket = "documents")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ReplaceNotifications.Several.class)
@FaultType(ReplaceNotificationsReader.class)
public @interface ReplaceNotifications {
    /** Returns the name of the bucket. <code>${name}</code> is replaced by the parameter of that name. */
    String bucket();

    /**
     * Returns the configuration instead, in JSON as {@code aws s3api put-bucket-notification-configuration} takes it, for
     * example {@code {"QueueConfigurations": [{"QueueArn": "arn:aws:sqs:...", "Events": ["s3:ObjectCreated:*"]}]}}; by default
     * none.
     */
    String by() default "";

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        ReplaceNotifications[] value();
    }
}
