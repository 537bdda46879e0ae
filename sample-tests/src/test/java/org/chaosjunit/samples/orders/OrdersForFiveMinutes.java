package org.chaosjunit.samples.orders;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.Observe;
import org.chaosjunit.load.HttpLoad;

/**
 * Orders come 120 a minute and are watched for five minutes.
 *
 * <p>A build has no five minutes for it: there the same 600 orders come in 15 s. In real time it runs with {@code mvn -B verify
 * -Psamples,real-time}.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HttpLoad(
        url = "http://localhost:${orders.port}/orders",
        method = "POST",
        headers = "Content-Type: application/json",
        body = Shop.ESPRESSO,
        rates = "${half.denied.rate}")
@Observe(atMost = "${half.denied.time}")
@interface OrdersForFiveMinutes {}
