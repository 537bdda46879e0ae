package org.chaosjunit.aws.local.dynamodb;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.local.Answer;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.WireRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** The tables of DynamoDB Local, with capacity, and with a while in which they are being updated. */
final class Tables {
    private final LocalAws aws;
    private final String database;
    private final Map<String, Capacity> capacities = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> updating = new ConcurrentHashMap<>();

    Tables(LocalAws aws, String database) {
        this.aws = aws;
        this.database = database;
    }

    Place place(WireRequest raw) {
        return new Place(aws, database, raw.scope().orElseThrow().region());
    }

    /** Returns the name of a table that a request calls by its name or its ARN. */
    static String nameOf(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    private static String key(Place place, String table) {
        return place.region() + "/" + nameOf(table);
    }

    Capacity capacity(Place place, String table) {
        return capacities.computeIfAbsent(key(place, table), any -> new Capacity(aws.clock()));
    }

    Answer create(CreateTableRequest request, WireRequest raw) {
        Place place = place(raw);
        JsonObject answer = place.call("CreateTable", body(raw));
        capacities.remove(key(place, request.tableName()));
        capacity(place, request.tableName()).set(answer.getAsJsonObject("TableDescription"));
        return Answer.written(answer.toString());
    }

    synchronized Answer describe(DescribeTableRequest request, WireRequest raw) {
        Place place = place(raw);
        JsonObject before = updating.remove(key(place, request.tableName()));
        return Answer.written(
                before == null ? place.call("DescribeTable", body(raw)).toString() : described("Table", before));
    }

    synchronized Answer update(UpdateTableRequest request, WireRequest raw) {
        Place place = place(raw);
        String key = key(place, request.tableName());
        if (updating.containsKey(key)) {
            throw new AwsError(
                    "ResourceInUseException",
                    400,
                    "Attempt to change a resource which is still in use: Table is being updated: "
                            + nameOf(request.tableName()));
        }
        JsonObject name = new JsonObject();
        name.addProperty("TableName", nameOf(request.tableName()));
        JsonObject before = place.call("DescribeTable", name).getAsJsonObject("Table");
        place.call("UpdateTable", body(raw));
        capacity(place, request.tableName())
                .set(place.call("DescribeTable", name).getAsJsonObject("Table"));
        // Until it is looked at, it tells the numbers from before, as in AWS.
        before.addProperty("TableStatus", "UPDATING");
        updating.put(key, before);
        return Answer.written(described("TableDescription", before));
    }

    Answer delete(DeleteTableRequest request, WireRequest raw) {
        Place place = place(raw);
        JsonObject answer = place.call("DeleteTable", body(raw));
        capacities.remove(key(place, request.tableName()));
        updating.remove(key(place, request.tableName()));
        return Answer.written(answer.toString());
    }

    Answer list(ListTablesRequest request, WireRequest raw) {
        return Answer.written(place(raw).call("ListTables", body(raw)).toString());
    }

    static JsonObject body(WireRequest raw) {
        return JsonParser.parseString(raw.text()).getAsJsonObject();
    }

    private static String described(String member, JsonObject description) {
        JsonObject answer = new JsonObject();
        answer.add(member, description);
        return answer.toString();
    }
}
