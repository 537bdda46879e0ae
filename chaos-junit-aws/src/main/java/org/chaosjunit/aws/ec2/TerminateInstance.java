package org.chaosjunit.aws.ec2;

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
 * Terminates an instance of an Auto Scaling group for good, drawn by lot from all that may be hit.
 *
 * <p>A group may be hit if {@link #groups()} names it, it bears all {@link #tags()}, {@link #deny()} does not name it, and it
 * is no canary or baseline (a name that ends in {@code -canary} or {@code -baseline}, before a version like {@code -v003}
 * too). It must want more than one instance, have as many in service and healthy as it wants, and be able to launch. An
 * instance may be hit if it is in service, healthy and running, and protected neither from termination nor from scale-in.
 * At most one instance of each group is hit. Each has the same chance.
 *
 * <p>A dry run unless {@link #dryRun()} is false: then all is asked and drawn, and the result names the instance that would
 * have been hit, but it is inconclusive. So it is where the draw decides that nothing is hit.
 *
 * <p>There is no way back. The group has to launch another instance: {@link GroupMetric} tells when that is in service.
 *
 * <pre>{@code
 * @TerminateInstance(groups = "web-*", tags = "chaos=yes", zone = "Europe/Berlin", dryRun = false)
 * }</pre>
 *
 * <p>In every text, <code>${name}</code> is replaced by the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(TerminateInstance.Several.class)
@FaultType(TerminateInstanceReader.class)
public @interface TerminateInstance {
    /** Returns the names of the groups, at least one; {@code *} stands for any text. Case counts. */
    String[] groups();

    /** Returns the tags that a group must bear, all of them, at least one; {@code key=value} each. Case counts. */
    String[] tags();

    /** Returns the names of groups that are never hit, whatever else is said; {@code *} stands for any text. */
    String[] deny() default {};

    /** Returns how many instances are terminated in all, each of another group; at least 1. */
    int count() default 1;

    /** Returns how likely anything is terminated at all, above 0 and at most 1; drawn once for each run of the experiment. */
    double probability() default 1;

    /**
     * Returns when instances may be terminated: days, and a time of day from which (inclusive) and to which (exclusive), for
     * example {@code Mon-Fri 09:00-15:00}; {@code Mon-Sun 00:00-24:00} is always.
     */
    String[] hours() default "Mon-Fri 09:00-15:00";

    /** Returns the time zone of {@link #hours()} and {@link #exclude()}, for example {@code Europe/Berlin}. */
    String zone();

    /** Returns dates on which nothing is terminated, as {@code 2026-12-24}. */
    String[] exclude() default {};

    /** Returns how many instances of one group may be terminated within any 24 hours, by anyone who counts along; at least 1. */
    int perDay() default 1;

    /** Returns how long a group is left alone after an instance of it was terminated, at most 30 days. */
    String minimumGap() default "1h";

    /** Returns whether nothing is terminated, but only said what would have been. */
    boolean dryRun() default true;

    /**
     * Returns the ARN of an SNS topic that is told before and after each termination; by default nobody is. What cannot be
     * announced is not terminated.
     */
    String notifyTopic() default "";

    /** Returns the names of CloudWatch alarms that must all be OK just before; an alarm that does not exist is not OK. */
    String[] alarms() default {};

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        TerminateInstance[] value();
    }
}
