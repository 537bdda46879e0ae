package org.chaosjunit.samples.orders;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * The service as it is often written first: all is well while DynamoDB is.
 *
 * <p>The client keeps its default settings, which wait 30 seconds for an answer and try up to nine times. Each order
 * takes three calls, one after the other, while the customer waits. Without DynamoDB there is no plan.
 */
public final class FragileOrders implements Orders {
    private final OrderTable table;

    /** Creates the service; {@code dynamo} knows endpoint, region and credentials. */
    public FragileOrders(DynamoDbClientBuilder dynamo) {
        table = new OrderTable(dynamo.build());
    }

    @Override
    public Receipt place(Order order) {
        if (table.find(order.id()).isPresent()) {
            throw new IllegalStateException("the id " + order.id() + " is taken");
        }
        table.save(order);
        return table.find(order.id())
                .map(stored -> Receipt.STORED)
                .orElseThrow(() -> new IllegalStateException("the order " + order.id() + " did not arrive"));
    }

    @Override
    public Optional<Order> find(String id) {
        return table.find(id);
    }

    @Override
    public void close() {
        table.close();
    }
}
