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
 * Disables an event source mapping, so that a Lambda function gets nothing more from its queue or stream.
 *
 * <p>Nothing is lost by that as such: messages stay in the queue, records in the stream, and are worked off afterwards,
 * unless they are older by then than the source keeps them, or the mapping's own largest age. A mapping takes up to about
 * a minute to be disabled, and as long to be enabled again; the experiment waits for both.
 *
 * <p>The mapping is named by its {@link #uuid()}, or by its {@link #function()} and {@link #source()}; the source may be
 * left out where the function has one mapping only. One that is disabled already is an error.
 *
 * <p>The evidence is the state of the mapping, read back every second.
 *
 * <pre>{@code @DisableEventSource(function = "transform", source = "json-work-queue")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(DisableEventSource.Several.class)
@FaultType(DisableEventSourceReader.class)
public @interface DisableEventSource {
    /** Returns the name of the function. <code>${name}</code> is replaced by the parameter of that name. */
    String function() default "";

    /** Returns the name or the ARN of the queue, stream, table or topic that the events come from. */
    String source() default "";

    /** Returns the UUID of the mapping, instead of the two others. */
    String uuid() default "";

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        DisableEventSource[] value();
    }
}
