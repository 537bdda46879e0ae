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
 * Takes the CORS configuration of an S3 bucket away, or puts another one in its place, so that browsers may not read from
 * it or upload to it any more.
 *
 * <p>Programs that are no browsers notice nothing. A browser's preflight request gets {@code AccessForbidden} (403), and
 * what a page was about to upload stays with the page. Browsers remember earlier answers for the rule's {@code
 * MaxAgeSeconds}.
 *
 * <p>Afterwards exactly the earlier rules are back, or none if there were none. A bucket that has no rules already is an error,
 * unless others are given. The evidence is the configuration, read back every second.
 *
 * <pre>{@code @ReplaceCors(bucket = "uploads")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ReplaceCors.Several.class)
@FaultType(ReplaceCorsReader.class)
public @interface ReplaceCors {
    /** Returns the name of the bucket. <code>${name}</code> is replaced by the parameter of that name. */
    String bucket();

    /**
     * Returns the configuration instead, in JSON as {@code aws s3api put-bucket-cors} takes it, for example {@code
     * {"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["https://example.com"]}]}}; by default none.
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
        ReplaceCors[] value();
    }
}
