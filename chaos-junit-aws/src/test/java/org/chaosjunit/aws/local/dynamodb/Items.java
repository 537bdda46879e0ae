package org.chaosjunit.aws.local.dynamodb;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.chaosjunit.aws.local.Answer;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.MetricStore.Datum;
import org.chaosjunit.aws.local.wire.WireRequest;

/** Reads and writes in DynamoDB Local, as far as the table's capacity goes. */
record Items(LocalAws aws, Tables tables) {
    private static final String WANTED = "ReturnConsumedCapacity";
    private static final String CONSUMED = "ConsumedCapacity";

    Answer answer(String operation, Units units, String table, WireRequest raw) {
        Place place = tables.place(raw);
        Capacity capacity = tables.capacity(place, table);
        if (capacity.isExceeded(units)) {
            measure(units.throttledMetric(), table, 1);
            throw capacity.refusal();
        }
        JsonObject request = Tables.body(raw);
        boolean isWanted =
                request.has(WANTED) && !request.get(WANTED).getAsString().equals("NONE");
        if (!isWanted) {
            request.addProperty(WANTED, "TOTAL");
        }
        JsonObject answer = place.call(operation, request);
        double consumed = consumed(answer.get(CONSUMED));
        capacity.take(units, consumed);
        measure(units.consumedMetric(), table, consumed);
        if (!isWanted) {
            answer.remove(CONSUMED);
        }
        return Answer.written(answer.toString());
    }

    private static double consumed(JsonElement oneOrMany) {
        List<JsonElement> all = oneOrMany instanceof JsonArray array ? array.asList() : List.of(oneOrMany);
        return all.stream()
                .mapToDouble(each -> each.getAsJsonObject().get("CapacityUnits").getAsDouble())
                .sum();
    }

    private void measure(String metric, String table, double value) {
        aws.metrics()
                .add(new Datum(
                        "AWS/DynamoDB",
                        metric,
                        Map.of("TableName", Tables.nameOf(table)),
                        "Count",
                        value,
                        aws.clock().instant()));
    }
}
