package org.chaosjunit.aws.settings;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** Tables of DynamoDB that only have settings; a change is there at the second look. */
final class FewTables implements LocalService {
    private final Map<String, TableDescription> tables = new ConcurrentHashMap<>();
    private final Map<String, TableDescription> next = new ConcurrentHashMap<>();

    @Override
    public void register(LocalAws aws) {
        Operations dynamoDb = aws.service("dynamodb").json("1.0", "DynamoDB_20120810");
        dynamoDb.on(CreateTableRequest::builder, this::create);
        dynamoDb.on(DescribeTableRequest::builder, this::describe).resource(r -> arn(aws, r.tableName()));
        dynamoDb.on(UpdateTableRequest::builder, this::update).resource(r -> arn(aws, r.tableName()));
    }

    private static String arn(LocalAws aws, String table) {
        return aws.arn("dynamodb", "table/" + table);
    }

    private CreateTableResponse create(CreateTableRequest request) {
        TableDescription.Builder table =
                TableDescription.builder().tableName(request.tableName()).tableStatus(TableStatus.ACTIVE);
        if (request.provisionedThroughput() != null) {
            table.provisionedThroughput(units -> units.readCapacityUnits(
                            request.provisionedThroughput().readCapacityUnits())
                    .writeCapacityUnits(request.provisionedThroughput().writeCapacityUnits()));
        } else {
            table.billingModeSummary(mode -> mode.billingMode(request.billingMode()))
                    .provisionedThroughput(units -> units.readCapacityUnits(0L).writeCapacityUnits(0L))
                    .onDemandThroughput(request.onDemandThroughput());
        }
        tables.put(request.tableName(), table.build());
        return CreateTableResponse.builder().build();
    }

    private synchronized DescribeTableResponse describe(DescribeTableRequest request) {
        TableDescription found = table(request.tableName());
        Optional.ofNullable(next.remove(request.tableName()))
                .ifPresent(table -> tables.put(request.tableName(), table));
        return DescribeTableResponse.builder().table(found).build();
    }

    private synchronized UpdateTableResponse update(UpdateTableRequest request) {
        TableDescription found = table(request.tableName());
        if (found.tableStatus() == TableStatus.UPDATING) {
            throw new AwsError("ResourceInUseException", 400, "Table is being updated: " + request.tableName());
        }
        TableDescription.Builder table = found.toBuilder();
        if (request.provisionedThroughput() != null) {
            table.provisionedThroughput(units -> units.readCapacityUnits(
                            request.provisionedThroughput().readCapacityUnits())
                    .writeCapacityUnits(request.provisionedThroughput().writeCapacityUnits()));
        }
        if (request.onDemandThroughput() != null) {
            table.onDemandThroughput(request.onDemandThroughput());
        }
        next.put(request.tableName(), table.build());
        tables.put(
                request.tableName(),
                found.toBuilder().tableStatus(TableStatus.UPDATING).build());
        return UpdateTableResponse.builder().build();
    }

    private TableDescription table(String name) {
        return Optional.ofNullable(tables.get(name))
                .orElseThrow(() -> new AwsError(
                        "ResourceNotFoundException",
                        400,
                        "Requested resource not found: Table: " + name + " not found"));
    }
}
