package org.chaosjunit.aws.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.SetClock;
import org.chaosjunit.aws.local.Which;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

@SuppressWarnings("unchecked") // The SDK has generic varargs.
class LocalDynamoDbTests {
    private final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final LocalAws aws = LocalAws.start(clock);
    private final DynamoDbClient dynamoDb = client(aws);

    private static DynamoDbClient client(LocalAws aws) {
        return aws.client(DynamoDbClient.builder()
                .overrideConfiguration(calls -> calls.retryStrategy(AwsRetryStrategy.doNotRetry())));
    }

    @AfterEach
    void close() {
        dynamoDb.close();
        aws.close();
    }

    @Test
    void keepsItemsAsDynamoDbDoes() {
        create("words", table -> table.billingMode(BillingMode.PAY_PER_REQUEST));

        dynamoDb.putItem(request -> request.tableName("words").item(Map.of("id", text("a"), "n", number(1))));
        UpdateItemResponse updated = dynamoDb.updateItem(request -> request.tableName("words")
                .key(Map.of("id", text("a")))
                .updateExpression("ADD n :one")
                .expressionAttributeValues(Map.of(":one", number(1)))
                .returnValues("ALL_NEW")
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

        assertThat(updated.attributes()).containsExactlyInAnyOrderEntriesOf(Map.of("id", text("a"), "n", number(2)));
        assertThat(updated.consumedCapacity().capacityUnits()).isEqualTo(1);
        assertThat(dynamoDb.query(request -> request.tableName("words")
                                .keyConditionExpression("id = :id")
                                .expressionAttributeValues(Map.of(":id", text("a"))))
                        .items())
                .containsExactly(Map.of("id", text("a"), "n", number(2)));
        assertThat(dynamoDb.getItem(request -> request.tableName("words").key(Map.of("id", text("b"))))
                        .consumedCapacity())
                .isNull();
    }

    @Test
    void passesItsErrorsOn() {
        create("words", table -> table.billingMode(BillingMode.PAY_PER_REQUEST));
        dynamoDb.putItem(request -> request.tableName("words").item(Map.of("id", text("a"))));

        assertThatThrownBy(() -> dynamoDb.putItem(request -> request.tableName("words")
                        .item(Map.of("id", text("a")))
                        .conditionExpression("attribute_not_exists(id)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .isInstanceOfSatisfying(ConditionalCheckFailedException.class, failed -> assertThat(failed.item())
                        .isEqualTo(Map.of("id", text("a"))));
        assertThatThrownBy(() -> dynamoDb.describeTable(request -> request.tableName("none")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(aws.complaints()).isEmpty();
    }

    @Test
    void isOfThisAccountAndRegion() {
        create("words", table -> table.billingMode(BillingMode.PAY_PER_REQUEST));

        assertThat(described("words").tableArn()).isEqualTo("arn:aws:dynamodb:eu-central-1:123456789012:table/words");
        try (DynamoDbClient elsewhere = DynamoDbClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(aws.credentials())
                .build()) {
            assertThat(elsewhere.listTables().tableNames()).isEmpty();
        }
    }

    @Test
    void sharesNoTableWithAnotherStandIn() {
        create("words", table -> table.billingMode(BillingMode.PAY_PER_REQUEST));

        try (LocalAws other = LocalAws.start();
                DynamoDbClient client = client(other)) {
            assertThat(client.listTables().tableNames()).isEmpty();
        }
        assertThat(dynamoDb.listTables().tableNames()).containsExactly("words");
    }

    @Test
    void isStillGuarded() {
        create("words", table -> table.billingMode(BillingMode.PAY_PER_REQUEST));
        aws.misbehave("dynamodb", "PutItem", Which.first(1), Misbehaviour.Kind.FAIL_AFTER_EFFECT);

        assertThatThrownBy(() ->
                        dynamoDb.putItem(request -> request.tableName("words").item(Map.of("id", text("a")))))
                .isInstanceOfSatisfying(DynamoDbException.class, failure -> assertThat(failure.statusCode())
                        .isEqualTo(500));

        assertThat(dynamoDb.scan(request -> request.tableName("words")).count()).isEqualTo(1);
        assertThat(aws.calls().get(1).permissions()).singleElement().satisfies(permission -> {
            assertThat(permission.action()).isEqualTo("dynamodb:PutItem");
            assertThat(permission.resource()).isEqualTo("arn:aws:dynamodb:eu-central-1:123456789012:table/words");
        });
    }

    @Test
    void throttlesWhatExceedsTheProvisionedCapacity() {
        create(
                "words",
                table -> table.provisionedThroughput(
                        units -> units.readCapacityUnits(5L).writeCapacityUnits(2L)));

        put();
        put();
        assertThatThrownBy(this::put).isInstanceOf(ProvisionedThroughputExceededException.class);
        dynamoDb.scan(request -> request.tableName("words"));
        assertThat(aws.metrics().sum("AWS/DynamoDB", "WriteThrottleEvents", Map.of("TableName", "words")))
                .isEqualTo(1);
        assertThat(aws.metrics().sum("AWS/DynamoDB", "ConsumedWriteCapacityUnits", Map.of("TableName", "words")))
                .isEqualTo(2);

        clock.add(Duration.ofSeconds(1));
        put();
        put();
        assertThatThrownBy(this::put).isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    @Test
    void throttlesOnDemandOnlyWithALargestThroughput() {
        create("words", table -> table.billingMode(BillingMode.PAY_PER_REQUEST));
        for (int i = 0; i < 5; i++) {
            put();
        }

        dynamoDb.updateTable(request -> request.tableName("words")
                .onDemandThroughput(most -> most.maxReadRequestUnits(1L).maxWriteRequestUnits(1L)));

        put();
        assertThatThrownBy(this::put).isInstanceOfSatisfying(DynamoDbException.class, failure -> assertThat(
                        failure.awsErrorDetails().errorCode())
                .isEqualTo("ThrottlingException"));
    }

    @Test
    void isUpdatingUntilItHasBeenLookedAt() {
        create(
                "words",
                table -> table.provisionedThroughput(
                        units -> units.readCapacityUnits(25L).writeCapacityUnits(10L)));

        TableDescription answer = update(1).tableDescription();

        assertThat(answer.tableStatus()).isEqualTo(TableStatus.UPDATING);
        assertThatThrownBy(() -> update(2)).isInstanceOf(ResourceInUseException.class);
        assertThat(described("words")).isEqualTo(answer);
        TableDescription after = described("words");
        assertThat(after.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(after.provisionedThroughput().writeCapacityUnits()).isEqualTo(1);
    }

    @Test
    void cannotBeReachedFromOtherMachines() throws IOException {
        int port = DynamoDbLocal.shared().port();
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();

        for (InetAddress address : others) {
            assertThatThrownBy(() -> new Socket(address, port).close()).isInstanceOf(IOException.class);
        }
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    private UpdateTableResponse update(long units) {
        return dynamoDb.updateTable(request -> request.tableName("words")
                .provisionedThroughput(each -> each.readCapacityUnits(units).writeCapacityUnits(units)));
    }

    private void put() {
        dynamoDb.putItem(request -> request.tableName("words").item(Map.of("id", text("a"))));
    }

    private TableDescription described(String table) {
        return dynamoDb.describeTable(request -> request.tableName(table)).table();
    }

    private void create(String name, Consumer<CreateTableRequest.Builder> more) {
        dynamoDb.createTable(request -> more.accept(request.tableName(name)
                .keySchema(key -> key.attributeName("id").keyType(KeyType.HASH))
                .attributeDefinitions(
                        attribute -> attribute.attributeName("id").attributeType(ScalarAttributeType.S))));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(int value) {
        return AttributeValue.fromN(Integer.toString(value));
    }
}
