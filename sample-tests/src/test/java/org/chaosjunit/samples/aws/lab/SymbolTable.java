package org.chaosjunit.samples.aws.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table of what documents were about; counts what it has written. */
record SymbolTable(DynamoDbClient dynamoDb, CloudWatchClient cloudWatch, String name) {
    private static final int EACH_SECOND = 1;

    static SymbolTable ofEnvironment() {
        // Each call has a connection of its own: one that is open already cannot be denied any more. Nothing is tried
        // again:
        // that would be after the invocation, for which nobody waits, and no longer be denied.
        DynamoDbClient dynamoDb = DynamoDbClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder().connectionTimeToLive(Duration.ofMillis(1)))
                .overrideConfiguration(calls -> calls.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        return new SymbolTable(dynamoDb, CloudWatchClient.create(), System.getenv("TABLE"));
    }

    void write(JsonNode document, String messageId) {
        update(document, "latest");
        update(document, Instant.now() + "#" + messageId);
        Dimension table = Dimension.builder().name("DynamoDBTable").value(name).build();
        MetricDatum written = MetricDatum.builder()
                .metricName("SymbolWriteCount")
                .dimensions(List.of(table))
                .unit(StandardUnit.COUNT)
                .value(1.0)
                .storageResolution(EACH_SECOND)
                .build();
        cloudWatch.putMetricData(
                request -> request.namespace("ChaosTransformer").metricData(List.of(written)));
    }

    private void update(JsonNode document, String entryType) {
        dynamoDb.updateItem(request -> request.tableName(name)
                .key(Map.of(
                        "symbol", AttributeValue.fromS(document.path("symbol").asText()),
                        "entryType", AttributeValue.fromS(entryType)))
                .updateExpression("SET price = :price")
                .expressionAttributeValues(Map.of(
                        ":price", AttributeValue.fromN(document.path("price").asText()))));
    }
}
