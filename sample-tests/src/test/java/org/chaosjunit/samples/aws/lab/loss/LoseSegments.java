package org.chaosjunit.samples.aws.lab.loss;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.FaultType;

/**
 * Loses segments on a {@link LossyWay}, each time that one is sent.
 *
 * <p>Where the kernel has {@code netem}, {@link org.chaosjunit.netem.LosePackets} loses real ones.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@FaultType(LoseSegmentsReader.class)
public @interface LoseSegments {
    /** Returns the name of the way; <code>${name}</code> is replaced by the parameter of that name. */
    String on();

    /** Returns the share that is lost, in percent: more than 0, less than 100. */
    double percentage();
}
