package org.chaosjunit.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that the value of an annotation's attribute is never shown, for someone may write a secret there by mistake.
 *
 * <p>Messages that quote the annotation show three dots instead. What a reader itself says about the attribute must not
 * quote its value either.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Confidential {}
