package org.chaosjunit.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.http.PutResource;

/** The fault of the {@link Shop} is switched on. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ChaosExperiment
@PutResource(url = "http://localhost:${shop.control}/fault", body = "on", contentType = "text/plain")
@interface ShopFault {}
