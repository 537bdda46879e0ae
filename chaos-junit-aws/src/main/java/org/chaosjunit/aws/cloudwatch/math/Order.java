package org.chaosjunit.aws.cloudwatch.math;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** In which order expressions can be computed that name one another. */
final class Order {
    private final Map<String, Expression> all;
    private final Map<String, Expression> ordered = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    private Order(Map<String, Expression> all) {
        this.all = all;
    }

    /**
     * Returns the same expressions, each after those that it names.
     *
     * @throws IllegalArgumentException if one of them names itself, if only through others
     */
    static Map<String, Expression> of(Map<String, Expression> all) {
        Order order = new Order(all);
        all.keySet().forEach(order::visit);
        return order.ordered;
    }

    private void visit(String id) {
        Expression expression = all.get(id);
        if (expression == null || ordered.containsKey(id)) {
            return;
        }
        if (open.contains(id)) {
            throw new IllegalArgumentException(id + ": the expression names itself");
        }
        open.push(id);
        expression.references().forEach(this::visit);
        open.pop();
        ordered.put(id, expression);
    }
}
