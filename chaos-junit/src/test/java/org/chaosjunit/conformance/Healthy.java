package org.chaosjunit.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.steady.SteadyState;

/** Every answer that the {@link Shop} gives is 1. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@SteadyState(metric = "health", range = "[1,1]", window = "300ms", minSamples = 3, recoversWithin = "5s")
@interface Healthy {}
