package org.chaosjunit.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.FaultType;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/** A fault that a {@link MemoryTarget} can do. */
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(InjectDarkness.Several.class)
@FaultType(InjectDarkness.Reader.class)
public @interface InjectDarkness {
    /** How dark: {@code dusk}, {@code night}. */
    String value() default "darkness";

    /** Reads it. */
    final class Reader implements FaultReader<InjectDarkness> {
        @Override
        public Fault read(InjectDarkness darkness, Site site) {
            String name = site.resolve("value", darkness.value());
            if (name.equals("light")) {
                throw new InvalidAttributeException(
                        "value", "to be dark", "\"light\"", "Write for example `\"dusk\"`.");
            }
            return new MemoryTarget.Named(name);
        }
    }

    /** Holds several. */
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart
    @interface Several {
        /** Returns them. */
        InjectDarkness[] value();
    }
}
