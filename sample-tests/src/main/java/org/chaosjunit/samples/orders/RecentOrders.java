package org.chaosjunit.samples.orders;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last orders, in memory, for when the table cannot be read. */
final class RecentOrders {
    private static final int CAPACITY = 1_000;

    private final Map<String, Order> orders = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Order> eldest) {
            return size() > CAPACITY;
        }
    };

    synchronized void add(Order order) {
        orders.put(order.id(), order);
    }

    synchronized Optional<Order> find(String id) {
        return Optional.ofNullable(orders.get(id));
    }
}
