/**
 * A small order service that keeps its orders in DynamoDB, built twice: once {@linkplain
 * org.chaosjunit.samples.orders.FragileOrders fragile}, once {@linkplain org.chaosjunit.samples.orders.RobustOrders
 * robust}.
 */
@NullMarked
package org.chaosjunit.samples.orders;

import org.jspecify.annotations.NullMarked;
