package org.chaosjunit.aws.dynamodb;

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
 * Gives a DynamoDB table less capacity, so that it throttles.
 *
 * <p>A table with provisioned capacity gets the numbers instead of its own; a table on demand gets them as its largest
 * throughput. What is lower already stays. Afterwards exactly the earlier numbers are back, or no largest throughput if there
 * was none. The table's indexes keep theirs.
 *
 * <p>Calls beyond it get {@code ProvisionedThroughputExceededException} or {@code ThrottlingException} (400), which the SDKs
 * try again with pauses, and give up on after ten attempts by default: what a caller does not try again later is lost.
 * Two things delay the effect: a table takes up to minutes to be {@code ACTIVE} again, and may first use up the capacity
 * that it has saved over the last five minutes. The experiment waits for the first.
 *
 * <p>DynamoDB allows four decreases of a table at any time of a day and one more for each hour without any, 27 a day
 * (UTC); increases, and so the way back, are not limited. Application Auto Scaling on the same table works
 * against it: then the evidence fails, and the revert leaves what it has put there.
 *
 * <p>The evidence is the table's description, read back every second.
 *
 * <pre>{@code @RestrictCapacity(table = "symbols", read = 1, write = 1)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(RestrictCapacity.Several.class)
@FaultType(RestrictCapacityReader.class)
public @interface RestrictCapacity {
    /** Returns the name of the table. <code>${name}</code> is replaced by the parameter of that name. */
    String table();

    /** Returns the read capacity, in units a second; at least 1. */
    long read() default 1;

    /** Returns the write capacity, in units a second; at least 1. */
    long write() default 1;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        RestrictCapacity[] value();
    }
}
