package org.chaosjunit.samples.orders;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table of orders in DynamoDB; each method is one call, with the time limits and retries of the client. */
public final class OrderTable implements AutoCloseable {
    private static final String NAME = "orders";

    private final DynamoDbClient dynamo;

    /** Creates the table's face; the client is closed with it. */
    public OrderTable(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    /** Creates the table itself, as a deployment would. */
    public void create() {
        KeySchemaElement key = KeySchemaElement.builder()
                .attributeName("id")
                .keyType(KeyType.HASH)
                .build();
        AttributeDefinition id = AttributeDefinition.builder()
                .attributeName("id")
                .attributeType(ScalarAttributeType.S)
                .build();
        dynamo.createTable(table ->
                table.tableName(NAME).keySchema(key).attributeDefinitions(id).billingMode(BillingMode.PAY_PER_REQUEST));
    }

    /** Stores an order. Storing it again changes nothing, so a call whose answer was lost may be repeated. */
    public void save(Order order) {
        Map<String, AttributeValue> item = Map.of(
                "id", AttributeValue.fromS(order.id()),
                "item", AttributeValue.fromS(order.item()),
                "quantity", AttributeValue.fromN(Integer.toString(order.quantity())));
        call(() -> dynamo.putItem(put -> put.tableName(NAME).item(item)));
    }

    /** Returns the order of that id, if there is one. */
    public Optional<Order> find(String id) {
        Map<String, AttributeValue> key = Map.of("id", AttributeValue.fromS(id));
        Map<String, AttributeValue> item =
                call(() -> dynamo.getItem(get -> get.tableName(NAME).key(key).consistentRead(true))
                        .item());
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(new Order(
                        id,
                        attribute(item, "item").s(),
                        Integer.parseInt(attribute(item, "quantity").n())));
    }

    /** Returns how many orders are stored. */
    public int count() {
        return call(() -> dynamo.scanPaginator(scan -> scan.tableName(NAME)).stream()
                .mapToInt(page -> page.count())
                .sum());
    }

    @Override
    public void close() {
        dynamo.close();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    // The service shall not know whose database it is, only whether it can be had.
    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StoreUnavailableException("DynamoDB cannot be had: " + e.getMessage(), e);
        }
    }
}
