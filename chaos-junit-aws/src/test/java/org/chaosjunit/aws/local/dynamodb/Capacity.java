package org.chaosjunit.aws.local.dynamodb;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.chaosjunit.aws.local.wire.AwsError;

/** What a table may consume. DynamoDB Local only stores the numbers. */
final class Capacity {
    private final Map<Units, Bucket> buckets = new EnumMap<>(Units.class);
    private final Clock clock;
    private boolean isOnDemand;

    Capacity(Clock clock) {
        this.clock = clock;
    }

    /** Takes the numbers of a table's description. On demand there may be none, and then there is no limit. */
    synchronized void set(JsonObject description) {
        isOnDemand = isOnDemand(description);
        JsonObject numbers = member(description, isOnDemand ? "OnDemandThroughput" : "ProvisionedThroughput");
        for (Units units : Units.values()) {
            String name = isOnDemand ? units.onDemand() : units.provisioned();
            double rate = numbers.has(name) ? numbers.get(name).getAsDouble() : -1;
            if (rate < 0) {
                buckets.remove(units);
            } else {
                buckets.computeIfAbsent(units, any -> new Bucket(clock, rate)).rate(rate);
            }
        }
    }

    private static boolean isOnDemand(JsonObject description) {
        JsonObject mode = member(description, "BillingModeSummary");
        return mode.has("BillingMode") && mode.get("BillingMode").getAsString().equals("PAY_PER_REQUEST");
    }

    private static JsonObject member(JsonObject description, String name) {
        return description.has(name) ? description.getAsJsonObject(name) : new JsonObject();
    }

    synchronized boolean isExceeded(Units units) {
        Bucket bucket = buckets.get(units);
        return bucket != null && bucket.isEmpty();
    }

    synchronized void take(Units units, double consumed) {
        Bucket bucket = buckets.get(units);
        if (bucket != null) {
            bucket.take(consumed);
        }
    }

    synchronized AwsError refusal() {
        return isOnDemand
                ? new AwsError(
                        "ThrottlingException",
                        400,
                        "Throughput exceeds the maximum OnDemandThroughput configured on table or index")
                : new AwsError(
                        "ProvisionedThroughputExceededException",
                        400,
                        "The level of configured provisioned throughput for the table was exceeded. Consider increasing"
                                + " your provisioning level with the UpdateTable API.");
    }
}
