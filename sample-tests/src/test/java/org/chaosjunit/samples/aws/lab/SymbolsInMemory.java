package org.chaosjunit.samples.aws.lab;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The part of DynamoDB that the lab needs: tables, and items whose price is set. */
final class SymbolsInMemory {
    private static final String UPDATE = "SET price = :price";

    private final Map<String, Map<Map<String, AttributeValue>, Map<String, AttributeValue>>> tables =
            new ConcurrentHashMap<>();

    private SymbolsInMemory() {}

    static void addTo(LocalAws aws) {
        SymbolsInMemory symbols = new SymbolsInMemory();
        Operations dynamoDb = aws.service("dynamodb").json("1.0", "DynamoDB_20120810");
        dynamoDb.on(CreateTableRequest::builder, symbols::create);
        dynamoDb.on(UpdateItemRequest::builder, symbols::update);
        dynamoDb.on(GetItemRequest::builder, symbols::get);
    }

    private CreateTableResponse create(CreateTableRequest request) {
        tables.put(request.tableName(), new ConcurrentHashMap<>());
        return CreateTableResponse.builder()
                .tableDescription(table -> table.tableName(request.tableName()).tableStatus(TableStatus.ACTIVE))
                .build();
    }

    private UpdateItemResponse update(UpdateItemRequest request) {
        if (!UPDATE.equals(request.updateExpression())) {
            throw new AwsError("NotInStandIn", 501, "Only \"" + UPDATE + "\" is in the stand-in.");
        }
        Map<String, AttributeValue> item = new HashMap<>(request.key());
        item.put("price", request.expressionAttributeValues().get(":price"));
        table(request.tableName()).put(request.key(), item);
        return UpdateItemResponse.builder().build();
    }

    private GetItemResponse get(GetItemRequest request) {
        return GetItemResponse.builder()
                .item(table(request.tableName()).get(request.key()))
                .build();
    }

    private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> table(String name) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> table = tables.get(name);
        if (table == null) {
            throw new AwsError("ResourceNotFoundException", 400, "Requested resource not found");
        }
        return table;
    }
}
