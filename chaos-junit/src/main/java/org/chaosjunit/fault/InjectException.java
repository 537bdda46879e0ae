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

/**
 * Makes a method throw instead of running, or the handler that a target invokes.
 *
 * <p>Of a method all overloads are hit, static and private ones too. The stack trace begins at the method, as if its own
 * code threw. Without {@link #on()} the handler itself throws: this JVM has none, a target such as a function has.
 *
 * <pre>{@code @InjectException(type = IOException.class, on = "com.acme.OrderRepository#save", percentage = 20)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(InjectException.Several.class)
@FaultType(InjectExceptionReader.class)
public @interface InjectException {
    /**
     * Returns what is thrown, whether the method declares it or not; left out where a handler throws.
     *
     * <p>Not abstract, and with a constructor that takes one {@link String}, or nothing.
     */
    Class<? extends Throwable> type() default RuntimeException.class;

    /**
     * Returns the message of the exception; by default one that names this project and the method, or none if the type
     * takes none. <code>${name}</code> is replaced by the parameter of that name.
     */
    String message() default "";

    /**
     * Returns the method that throws, as {@code com.acme.OrderRepository#save}: the class that declares it, nested ones
     * as {@code Outer$Inner}; by default the handler that the target invokes. <code>${name}</code> is replaced by the
     * parameter of that name.
     */
    String on() default "";

    /** Returns the share of calls that throw, in percent: more than 0, at most 100; by default all. */
    double percentage() default 100;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        InjectException[] value();
    }
}
