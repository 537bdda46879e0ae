package org.chaosjunit.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.FaultType;
import org.chaosjunit.spi.Confidential;

/**
 * Gives the resource at a URL another representation while the fault acts: {@code PUT} now, and the previous one back
 * afterwards, or {@code DELETE} if there was none.
 *
 * <p>The resource must answer {@code GET} with 200 and at most 1 MiB, or with 404, and take {@code PUT} (and
 * {@code DELETE} if it does not exist) with any 2xx; {@code GET} right after that must answer what was put, JSON possibly
 * formatted anew. Anything else is refused or taken back at once. Redirects are not followed. Where the service gives
 * strong {@code ETag}s, it is asked to change only what was just read.
 *
 * <p>The {@code PUT} bears the header {@code Chaos-Junit-Expires}, an instant as in RFC 3339: a service that knows it can
 * let the value expire by itself. If somebody else changes the resource meanwhile, that stays, and is reported.
 *
 * <p>Evidence: the resource is read about every half second, and each time it has to answer what was put. No fault of the
 * JVM under test hits these requests. Hosts other than loopback have to be allowed by the system property
 * {@code chaosjunit.targets.allowed} or the environment variable {@code CHAOSJUNIT_TARGETS_ALLOWED}.
 *
 * <pre>{@code @PutResource(url = "http://localhost:8474/flags/checkout", body = "{\"enabled\": false}")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(PutResource.Several.class)
@FaultType(PutResourceReader.class)
public @interface PutResource {
    /**
     * Returns the absolute URL of the resource, {@code http} or {@code https}, without user and fragment.
     * <code>${name}</code> is replaced by the parameter of that name.
     */
    String url();

    /**
     * Returns the body that is put, sent as UTF-8. <code>${name}</code> is replaced by the parameter of that name.
     */
    String body();

    /** Returns the {@code Content-Type} of the body. <code>${name}</code> is replaced by the parameter of that name. */
    String contentType() default "application/json";

    /** Returns how long each request may take to be answered in full: more than 0, at most {@code 1min}. */
    String timeout() default "5s";

    /**
     * Returns where the whole value of the header {@code Authorization} is found, written as <code>${name}</code>: in the
     * system property or environment variable of that name; by default the header is not sent.
     *
     * <p>Only the name is ever written down. Whoever reverts looks the value up again: an environment variable also
     * reaches the processes that revert after a crash, a system property has to be given to them.
     */
    @Confidential
    String authorization() default "";

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        PutResource[] value();
    }
}
