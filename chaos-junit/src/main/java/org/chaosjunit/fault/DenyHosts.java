package org.chaosjunit.fault;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.FaultType;
import org.chaosjunit.spi.NetworkEffect.Deny;

/**
 * Cuts the matching hosts off, as the operating system itself would: clients see their own real errors.
 *
 * <p>Drawn for each connection, and on connections that are kept open for each exchange.
 *
 * <pre>{@code @DenyHosts(value = "dynamodb.*", as = Deny.TIMEOUT)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(DenyHosts.Several.class)
@FaultType(DenyHostsReader.class)
public @interface DenyHosts {
    /**
     * Returns the hosts that are cut off, any of these patterns.
     *
     * <p>Globs over names or literal addresses, with or without a port: {@code dynamodb.*}, {@code *.amazonaws.com},
     * {@code localhost:8000}; or {@code alias:NAME}. <code>${name}</code> is replaced by the parameter of that name.
     */
    String[] value();

    /** Returns how they are cut off; by default connections are refused. */
    Deny as() default Deny.REFUSED;

    /** Returns the share of draws that are denied, in percent: more than 0, at most 100; by default all. */
    double percentage() default 100;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        DenyHosts[] value();
    }
}
