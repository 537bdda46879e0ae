package org.chaosjunit.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.TargetType;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.TargetReader;

/** Moves faults to a {@link MemoryTarget}, which can be asked for afterwards. */
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TargetType(InMemory.Reader.class)
public @interface InMemory {
    /** Returns how many times the faults match. */
    long matched() default 10;

    /** Reads it. */
    final class Reader implements TargetReader<InMemory> {
        private static volatile MemoryTarget last = new MemoryTarget(MonotonicClock.get());

        /** Returns the target that was made last. */
        public static MemoryTarget last() {
            return last;
        }

        @Override
        public org.chaosjunit.spi.Target read(InMemory annotation, Site site) {
            last = new MemoryTarget(MonotonicClock.get()).evidence(annotation.matched(), annotation.matched(), 100);
            return last;
        }
    }
}
