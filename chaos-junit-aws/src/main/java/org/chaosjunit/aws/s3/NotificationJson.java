package org.chaosjunit.aws.s3;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

/** The notification configuration of a bucket as the AWS command line writes it. */
final class NotificationJson {
    static final String EMPTY = "{}";

    private static final String TOPICS = "TopicConfigurations";
    private static final String QUEUES = "QueueConfigurations";
    private static final String FUNCTIONS = "LambdaFunctionConfigurations";
    private static final String BUS = "EventBridgeConfiguration";

    private NotificationJson() {}

    static String toText(NotificationConfiguration all) {
        JsonObject json = new JsonObject();
        if (!all.topicConfigurations().isEmpty()) {
            json.add(
                    TOPICS,
                    Fields.array(
                            all.topicConfigurations(),
                            each -> json(
                                    each.id(), "TopicArn", each.topicArn(), each.eventsAsStrings(), each.filter())));
        }
        if (!all.queueConfigurations().isEmpty()) {
            json.add(
                    QUEUES,
                    Fields.array(
                            all.queueConfigurations(),
                            each -> json(
                                    each.id(), "QueueArn", each.queueArn(), each.eventsAsStrings(), each.filter())));
        }
        if (!all.lambdaFunctionConfigurations().isEmpty()) {
            json.add(
                    FUNCTIONS,
                    Fields.array(
                            all.lambdaFunctionConfigurations(),
                            each -> json(
                                    each.id(),
                                    "LambdaFunctionArn",
                                    each.lambdaFunctionArn(),
                                    each.eventsAsStrings(),
                                    each.filter())));
        }
        if (all.eventBridgeConfiguration() != null) {
            json.add(BUS, new JsonObject());
        }
        return json.toString();
    }

    private static JsonObject json(
            @Nullable String id,
            String arnName,
            String arn,
            List<String> events,
            @Nullable NotificationConfigurationFilter filter) {
        JsonObject json = new JsonObject();
        Fields.addText(json, "Id", id);
        json.addProperty(arnName, arn);
        Fields.addTexts(json, "Events", events);
        if (filter != null && filter.key() != null) {
            JsonObject key = new JsonObject();
            key.add("FilterRules", Fields.array(filter.key().filterRules(), NotificationJson::json));
            JsonObject outer = new JsonObject();
            outer.add("Key", key);
            json.add("Filter", outer);
        }
        return json;
    }

    private static JsonObject json(FilterRule rule) {
        JsonObject json = new JsonObject();
        Fields.addText(json, "Name", rule.nameAsString());
        Fields.addText(json, "Value", rule.value());
        return json;
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is none; the message continues "..., "
     */
    static NotificationConfiguration parse(String text) {
        Fields fields = Fields.parse(text);
        NotificationConfiguration.Builder all = NotificationConfiguration.builder()
                .topicConfigurations(fields.objects(TOPICS).stream()
                        .map(NotificationJson::topic)
                        .toList())
                .queueConfigurations(fields.objects(QUEUES).stream()
                        .map(NotificationJson::queue)
                        .toList())
                .lambdaFunctionConfigurations(fields.objects(FUNCTIONS).stream()
                        .map(NotificationJson::function)
                        .toList());
        fields.object(BUS).ifPresent(bus -> {
            bus.end();
            all.eventBridgeConfiguration(EventBridgeConfiguration.builder().build());
        });
        fields.end();
        return all.build();
    }

    private static TopicConfiguration topic(Fields fields) {
        TopicConfiguration.Builder topic = TopicConfiguration.builder();
        fields.text("Id").ifPresent(topic::id);
        topic.topicArn(fields.required("TopicArn"));
        fields.texts("Events").ifPresent(topic::eventsWithStrings);
        fields.object("Filter").ifPresent(filter -> topic.filter(filter(filter)));
        fields.end();
        return topic.build();
    }

    private static QueueConfiguration queue(Fields fields) {
        QueueConfiguration.Builder queue = QueueConfiguration.builder();
        fields.text("Id").ifPresent(queue::id);
        queue.queueArn(fields.required("QueueArn"));
        fields.texts("Events").ifPresent(queue::eventsWithStrings);
        fields.object("Filter").ifPresent(filter -> queue.filter(filter(filter)));
        fields.end();
        return queue.build();
    }

    private static LambdaFunctionConfiguration function(Fields fields) {
        LambdaFunctionConfiguration.Builder function = LambdaFunctionConfiguration.builder();
        fields.text("Id").ifPresent(function::id);
        function.lambdaFunctionArn(fields.required("LambdaFunctionArn"));
        fields.texts("Events").ifPresent(function::eventsWithStrings);
        fields.object("Filter").ifPresent(filter -> function.filter(filter(filter)));
        fields.end();
        return function.build();
    }

    private static NotificationConfigurationFilter filter(Fields fields) {
        NotificationConfigurationFilter.Builder filter = NotificationConfigurationFilter.builder();
        fields.object("Key").ifPresent(key -> {
            List<FilterRule> rules = key.objects("FilterRules").stream()
                    .map(NotificationJson::rule)
                    .toList();
            key.end();
            filter.key(it -> it.filterRules(rules));
        });
        fields.end();
        return filter.build();
    }

    private static FilterRule rule(Fields fields) {
        FilterRule.Builder rule = FilterRule.builder();
        fields.text("Name").ifPresent(rule::name);
        fields.text("Value").ifPresent(rule::value);
        fields.end();
        return rule.build();
    }
}
