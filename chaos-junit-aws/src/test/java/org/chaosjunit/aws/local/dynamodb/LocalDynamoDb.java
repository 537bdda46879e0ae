package org.chaosjunit.aws.local.dynamodb;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * DynamoDB: tables and items lie in a real DynamoDB Local, which the first call starts.
 *
 * <p>What it does not have is the stand-in's, and only that: who may do what, calls that are recorded or misbehave, this
 * account and region in ARNs, a table that is {@code UPDATING} until it has been looked at once, and capacity that can be
 * exceeded. Indexes have no capacity of their own, batches are about one table, and there are no transactions.
 */
public final class LocalDynamoDb implements LocalService {
    private final String database = DynamoDbLocal.freshDatabase();

    @Override
    public void register(LocalAws aws) {
        Operations dynamoDb = aws.service("dynamodb").json("1.0", "DynamoDB_20120810");
        Tables tables = new Tables(aws, database);
        dynamoDb.onRaw(CreateTableRequest::builder, tables::create).resource(r -> table(aws, r.tableName()));
        dynamoDb.onRaw(DescribeTableRequest::builder, tables::describe).resource(r -> table(aws, r.tableName()));
        dynamoDb.onRaw(UpdateTableRequest::builder, tables::update).resource(r -> table(aws, r.tableName()));
        dynamoDb.onRaw(DeleteTableRequest::builder, tables::delete).resource(r -> table(aws, r.tableName()));
        dynamoDb.onRaw(ListTablesRequest::builder, tables::list);

        Items items = new Items(aws, tables);
        on(items, dynamoDb, Units.WRITE, PutItemRequest::builder, PutItemRequest::tableName, r -> null);
        on(items, dynamoDb, Units.WRITE, UpdateItemRequest::builder, UpdateItemRequest::tableName, r -> null);
        on(items, dynamoDb, Units.WRITE, DeleteItemRequest::builder, DeleteItemRequest::tableName, r -> null);
        on(
                items,
                dynamoDb,
                Units.WRITE,
                BatchWriteItemRequest::builder,
                r -> only(r.requestItems().keySet()),
                r -> null);
        on(items, dynamoDb, Units.READ, GetItemRequest::builder, GetItemRequest::tableName, r -> null);
        on(
                items,
                dynamoDb,
                Units.READ,
                BatchGetItemRequest::builder,
                r -> only(r.requestItems().keySet()),
                r -> null);
        on(items, dynamoDb, Units.READ, QueryRequest::builder, QueryRequest::tableName, QueryRequest::indexName);
        on(items, dynamoDb, Units.READ, ScanRequest::builder, ScanRequest::tableName, ScanRequest::indexName);
    }

    private static <R, B extends SdkBuilder<B, R>> void on(
            Items items,
            Operations dynamoDb,
            Units units,
            Supplier<B> request,
            Function<R, String> table,
            Function<R, @Nullable String> index) {
        dynamoDb.onRaw(request, (typed, raw) -> items.answer(operation(typed), units, table.apply(typed), raw))
                .resource(typed -> {
                    String name = index.apply(typed);
                    String arn = table(items.aws(), table.apply(typed));
                    return name == null ? arn : arn + "/index/" + name;
                });
    }

    private static String operation(Object request) {
        return request.getClass().getSimpleName().replaceFirst("Request$", "");
    }

    private static String table(LocalAws aws, String name) {
        return aws.arn("dynamodb", "table/" + Tables.nameOf(name));
    }

    private static String only(Set<String> tables) {
        if (tables.size() != 1) {
            throw new AwsError("NotInStandIn", 501, "The stand-in knows batches of one table only, not of " + tables);
        }
        return tables.iterator().next();
    }
}
