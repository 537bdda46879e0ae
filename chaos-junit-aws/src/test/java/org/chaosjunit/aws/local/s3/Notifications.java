package org.chaosjunit.aws.local.s3;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Permission;
import org.chaosjunit.aws.local.lambda.LocalLambda;
import org.chaosjunit.aws.local.sns.LocalSns;
import org.chaosjunit.aws.local.sqs.LocalSqs;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;

/** Tells queues, topics and functions what happened in a bucket. What may not be delivered is lost, as on S3. */
final class Notifications {
    private static final String SERVICE = "s3.amazonaws.com";

    private final LocalAws aws;

    Notifications(LocalAws aws) {
        this.aws = aws;
    }

    void check(NotificationConfiguration configuration) {
        try {
            configuration.queueConfigurations().forEach(each -> aws.service(LocalSqs.class)
                    .byArn(each.queueArn()));
            configuration.topicConfigurations().forEach(each -> aws.service(LocalSns.class)
                    .check(each.topicArn()));
        } catch (AwsError e) {
            throw new AwsError(
                    "InvalidArgument",
                    400,
                    "Unable to validate the following destination configurations: " + e.getMessage());
        }
    }

    /** Gives each configuration that has none an id, as S3 does. */
    static NotificationConfiguration named(NotificationConfiguration configuration) {
        return configuration.toBuilder()
                .queueConfigurations(configuration.queueConfigurations().stream()
                        .map(each -> each.toBuilder().id(id(each.id())).build())
                        .toList())
                .topicConfigurations(configuration.topicConfigurations().stream()
                        .map(each -> each.toBuilder().id(id(each.id())).build())
                        .toList())
                .lambdaFunctionConfigurations(configuration.lambdaFunctionConfigurations().stream()
                        .map(each -> each.toBuilder().id(id(each.id())).build())
                        .toList())
                .build();
    }

    private static String id(@Nullable String id) {
        return id == null ? UUID.randomUUID().toString() : id;
    }

    /** Tells of an event, for example {@code ObjectCreated:Put}. */
    void tell(Bucket bucket, String event, StoredObject object) {
        NotificationConfiguration to = bucket.notifications();
        to.queueConfigurations().stream()
                .filter(each -> isMeant(each.eventsAsStrings(), each.filter(), event, object.key()))
                .filter(each -> isAllowed("sqs:SendMessage", each.queueArn()))
                .forEach(each -> aws.service(LocalSqs.class)
                        .byArn(each.queueArn())
                        .send(message(bucket, event, object, each.id()), SERVICE));
        to.topicConfigurations().stream()
                .filter(each -> isMeant(each.eventsAsStrings(), each.filter(), event, object.key()))
                .filter(each -> isAllowed("sns:Publish", each.topicArn()))
                .forEach(each -> aws.service(LocalSns.class)
                        .publish(each.topicArn(), "Amazon S3 Notification", message(bucket, event, object, each.id())));
        to.lambdaFunctionConfigurations().stream()
                .filter(each -> isMeant(each.eventsAsStrings(), each.filter(), event, object.key()))
                .filter(each -> isAllowed("lambda:InvokeFunction", each.lambdaFunctionArn()))
                .forEach(each -> aws.service(LocalLambda.class)
                        .runLater(
                                each.lambdaFunctionArn(),
                                message(bucket, event, object, each.id()).getBytes(StandardCharsets.UTF_8)));
    }

    private boolean isAllowed(String action, String arn) {
        return aws.objection(SERVICE, new Permission(action, arn)).isEmpty();
    }

    private static boolean isMeant(
            List<String> events, @Nullable NotificationConfigurationFilter filter, String event, String key) {
        boolean asked = events.stream()
                .map(each -> each.replaceFirst("^s3:", ""))
                .anyMatch(each -> each.endsWith("*")
                        ? event.startsWith(each.substring(0, each.length() - 1))
                        : each.equals(event));
        if (filter == null || filter.key() == null) {
            return asked;
        }
        return asked
                && filter.key().filterRules().stream()
                        .allMatch(rule ->
                                rule.nameAsString().toLowerCase(Locale.ROOT).equals("prefix")
                                        ? key.startsWith(rule.value())
                                        : key.endsWith(rule.value()));
    }

    private String message(Bucket bucket, String event, StoredObject object, String id) {
        JsonObject place = new JsonObject();
        place.addProperty("name", bucket.name());
        place.addProperty("arn", "arn:aws:s3:::" + bucket.name());
        JsonObject told = new JsonObject();
        told.addProperty(
                "key", URLEncoder.encode(object.key(), StandardCharsets.UTF_8).replace("%2F", "/"));
        told.addProperty("size", object.content().length);
        told.addProperty("eTag", object.tag().replace("\"", ""));
        told.addProperty("sequencer", Long.toHexString(System.nanoTime()));
        JsonObject s3 = new JsonObject();
        s3.addProperty("s3SchemaVersion", "1.0");
        s3.addProperty("configurationId", id);
        s3.add("bucket", place);
        s3.add("object", told);
        JsonObject record = new JsonObject();
        record.addProperty("eventVersion", "2.1");
        record.addProperty("eventSource", "aws:s3");
        record.addProperty("awsRegion", aws.region().id());
        record.addProperty("eventTime", aws.clock().instant().toString());
        record.addProperty("eventName", event);
        record.add("s3", s3);
        JsonArray records = new JsonArray();
        records.add(record);
        JsonObject message = new JsonObject();
        message.add("Records", records);
        return message.toString();
    }
}
