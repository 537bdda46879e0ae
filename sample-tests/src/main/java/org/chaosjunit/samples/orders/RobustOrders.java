package org.chaosjunit.samples.orders;

import dev.failsafe.Failsafe;
import dev.failsafe.Fallback;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * The same service, written for the day on which DynamoDB is not well.
 *
 * <ul>
 *   <li>Every wait has a limit: an order is answered within about a quarter of a second, whatever DynamoDB does.
 *   <li>Retries are few, and only of calls that may be repeated.
 *   <li>An order that cannot be stored now is accepted into an {@linkplain Outbox outbox} and stored later.
 *   <li>A read that cannot be answered by DynamoDB is answered from the orders of the last minutes.
 * </ul>
 */
public final class RobustOrders implements Orders {
    private static final Duration CONNECT = Duration.ofMillis(100);
    private static final Duration ATTEMPT = Duration.ofMillis(120);
    private static final Duration CALL = Duration.ofMillis(250);
    private static final int ATTEMPTS = 2;

    private final OrderTable table;
    private final Outbox outbox;
    private final RecentOrders recent = new RecentOrders();

    /** Creates the service; {@code dynamo} knows endpoint, region and credentials. */
    public RobustOrders(DynamoDbClientBuilder dynamo) {
        table = new OrderTable(dynamo.httpClientBuilder(ApacheHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .connectionAcquisitionTimeout(CONNECT)
                        .socketTimeout(ATTEMPT))
                .overrideConfiguration(client -> client.apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .retryStrategy(retry -> retry.maxAttempts(ATTEMPTS)))
                .build());
        outbox = new Outbox(table, 10_000);
    }

    @Override
    public Receipt place(Order order) {
        Fallback<Receipt> park = Fallback.builder(() -> park(order))
                .handle(StoreUnavailableException.class)
                .build();
        Receipt receipt = Failsafe.with(park).get(() -> store(order));
        recent.add(order);
        return receipt;
    }

    @Override
    public Optional<Order> find(String id) {
        Fallback<Optional<Order>> remember = Fallback.builder(() -> Optional.of(recall(id)))
                .handle(StoreUnavailableException.class)
                .build();
        return Failsafe.with(remember).get(() -> table.find(id)).or(() -> recent.find(id));
    }

    /** Returns how many orders wait to be stored. */
    public int parked() {
        return outbox.size();
    }

    @Override
    public void close() {
        outbox.close();
        table.close();
    }

    private Receipt store(Order order) {
        table.save(order);
        return Receipt.STORED;
    }

    // An order that is not remembered may still be in the table: to say that there is none would be a guess.
    private Order recall(String id) {
        return recent.find(id)
                .orElseThrow(() -> new StoreUnavailableException(
                        "DynamoDB cannot be had, and the order " + id + " is not among the last ones"));
    }

    private Receipt park(Order order) {
        outbox.park(order);
        return Receipt.PARKED;
    }
}
