package org.chaosjunit.aws.local;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The misbehaviours that were ordered. */
final class Misbehaviours {
    private final List<Order> orders = new CopyOnWriteArrayList<>();

    private record Order(String service, String operation, Which which, Misbehaviour what, AtomicInteger calls) {
        boolean isFor(Call call) {
            return matches(service, call.service()) && matches(operation, call.operation());
        }

        private static boolean matches(String wanted, String found) {
            return wanted.equals("*") || wanted.equals(found);
        }
    }

    void order(String service, String operation, Which which, Misbehaviour what) {
        orders.add(new Order(service, operation, which, what, new AtomicInteger()));
    }

    void clear() {
        orders.clear();
    }

    /** Counts the call in all orders that it belongs to; the first whose turn it is wins. */
    Optional<Misbehaviour> next(Call call) {
        return orders.stream()
                .filter(order -> order.isFor(call))
                .filter(order -> order.which().number().test(order.calls().incrementAndGet()))
                .toList()
                .stream()
                .map(Order::what)
                .findFirst();
    }
}
