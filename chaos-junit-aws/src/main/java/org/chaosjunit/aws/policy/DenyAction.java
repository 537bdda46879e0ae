package org.chaosjunit.aws.policy;

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
 * Denies actions of AWS to a role, or on a bucket, a queue or a topic, by a statement in its policy.
 *
 * <p>Exactly one of {@link #role()}, {@link #bucket()}, {@link #queue()} and {@link #topic()} is given.
 *
 * <ul>
 *   <li>A role gets an inline policy {@code chaos-junit-deny}, whose removal is the way back. A function is meant by its
 *       execution role: a function's own policy can only allow, never deny.
 *   <li>The policy of a bucket, a queue or a topic gets a further statement; afterwards exactly the text that was there
 *       before is back, or none if there was none.
 * </ul>
 *
 * <p>Whoever is denied gets {@code AccessDenied} (403), which the SDKs do not try again. Nothing is queued for later: what
 * the denied calls would have written is lost, unless the caller keeps it. Events that S3 or SNS would have delivered
 * to a queue are tried again for a while and then lost, or put into the dead-letter queue of the subscription.
 *
 * <p>IAM takes some seconds until a policy of a role holds everywhere, SQS up to a minute until one of a queue does, and as
 * long again for the way back. The evidence is the policy, read back every second: that the text is there, not yet that
 * it holds.
 *
 * <p>What would deny this process its own way back is refused: any action on the role that it runs as itself, and actions,
 * also by wildcards, that read or write the policy in question.
 *
 * <pre>{@code @DenyAction(role = "transform-role", actions = "dynamodb:PutItem")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(DenyAction.Several.class)
@FaultType(DenyActionReader.class)
public @interface DenyAction {
    /** Returns the actions, for example {@code dynamodb:PutItem} or {@code s3:Get*}. */
    String[] actions();

    /**
     * Returns the ARN of what the actions are denied on; by default everything. Only for a role and a bucket, there for
     * example {@code arn:aws:s3:::orders/input/*}.
     */
    String resource() default "*";

    /** Returns the name of a role. <code>${name}</code> is replaced by the parameter of that name. */
    String role() default "";

    /** Returns the name of a bucket. */
    String bucket() default "";

    /** Returns the name of a queue. */
    String queue() default "";

    /** Returns the name of a topic. */
    String topic() default "";

    /** Returns whom a bucket, queue or topic denies the actions: an account, the ARN of a role or user, or by default everyone. */
    String principal() default "*";

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        DenyAction[] value();
    }
}
