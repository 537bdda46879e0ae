package org.chaosjunit.samples.orders;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.Observe;
import org.chaosjunit.load.HttpLoad;
import org.chaosjunit.steady.SteadyState;

/** What the shop promises, and the customers who will notice: the same for all its experiments. */
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@HttpLoad(
        url = "http://localhost:${orders.port}/orders",
        method = "POST",
        headers = "Content-Type: application/json",
        body = Shop.ESPRESSO,
        rate = 50)
@SteadyState(metric = "load.success", range = ">= 99%", confidence = 95)
@SteadyState(metric = "load.p95", range = "<= 700ms", recoversWithin = "10s")
@SteadyState(metric = "orders.accepted", range = ">= 99%")
@Observe(atMost = "8s")
@interface CustomersAreServed {}
