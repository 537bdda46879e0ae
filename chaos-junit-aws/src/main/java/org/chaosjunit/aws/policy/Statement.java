package org.chaosjunit.aws.policy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The statement of a policy that makes a {@link DeniedAction}. */
final class Statement {
    private Statement() {}

    static JsonObject of(DeniedAction denied) {
        JsonObject statement = new JsonObject();
        statement.addProperty("Effect", "Deny");
        if (denied.owner() != Owner.ROLE) {
            statement.add("Principal", principal(denied.principal()));
        }
        statement.add("Action", oneOrAll(denied.actions()));
        statement.add("Resource", oneOrAll(resources(denied)));
        // Unique in the policy, and the same for the same statement; letters and digits are all that IAM allows.
        String id = UUID.nameUUIDFromBytes(statement.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        statement.addProperty("Sid", "ChaosJunit" + id.replace("-", ""));
        return statement;
    }

    private static JsonElement principal(String principal) {
        if (principal.equals("*")) {
            return new JsonPrimitive("*");
        }
        JsonObject aws = new JsonObject();
        aws.addProperty("AWS", principal);
        return aws;
    }

    private static List<String> resources(DeniedAction denied) {
        String arn = "arn:"
                + PartitionMetadata.of(Region.of(denied.place().region())).id() + ":";
        return switch (denied.owner()) {
            case ROLE -> List.of(denied.resource());
            case BUCKET ->
                denied.resource().equals("*")
                        ? List.of(arn + "s3:::" + denied.name(), arn + "s3:::" + denied.name() + "/*")
                        : List.of(denied.resource());
            case QUEUE -> List.of(arn + "sqs:" + within(denied.place()) + denied.name());
            case TOPIC -> List.of(arn + "sns:" + within(denied.place()) + denied.name());
        };
    }

    private static String within(AwsPlace place) {
        return place.region() + ":" + place.account() + ":";
    }

    private static JsonElement oneOrAll(List<String> texts) {
        if (texts.size() == 1) {
            return new JsonPrimitive(texts.get(0));
        }
        JsonArray all = new JsonArray();
        texts.forEach(all::add);
        return all;
    }
}
