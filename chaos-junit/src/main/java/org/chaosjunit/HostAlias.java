package org.chaosjunit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a local address the name that the service has in production, so that host patterns such as {@code dynamodb.*}
 * match it.
 *
 * <p>The same as {@link Chaos#alias} in code, and as the configuration parameter
 * {@code chaosjunit.aliases=<name>=<address>,...}. The name holds for the whole JVM from then on.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(HostAlias.Several.class)
@ExperimentPart
public @interface HostAlias {
    /** Returns the name in production, for example {@code dynamodb.us-east-1.amazonaws.com}. */
    String name();

    /**
     * Returns the local address, {@code host:port}; <code>${...}</code> is replaced, for example in
     * <code>localhost:${dynamodb.port}</code>.
     */
    String address();

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart
    @interface Several {
        /** Returns them. */
        HostAlias[] value();
    }
}
