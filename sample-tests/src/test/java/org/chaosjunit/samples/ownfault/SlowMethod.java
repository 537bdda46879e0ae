package org.chaosjunit.samples.ownfault;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.FaultType;

/** Makes each call of a method take longer. */
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@FaultType(SlowMethodReader.class)
@interface SlowMethod {
    /** Returns the method, for example {@code com.acme.PriceList#price}. */
    String on();

    /** Returns how much longer it takes, in milliseconds; more than 0. */
    long millis();
}
