package org.chaosjunit.aws.local.sns;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.MetricStore.Datum;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Permission;
import org.chaosjunit.aws.local.ResourcePolicy;
import org.chaosjunit.aws.local.lambda.LocalLambda;
import org.chaosjunit.aws.local.sqs.LocalSqs;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;

/** SNS: standard topics with queues and functions as subscribers. */
public final class LocalSns implements LocalService {
    private static final String SERVICE = "sns.amazonaws.com";
    private static final Set<String> SETTABLE =
            Set.of("Policy", "DisplayName", "DeliveryPolicy", "KmsMasterKeyId", "TracingConfig", "SignatureVersion");

    private final Map<String, Topic> topics = new ConcurrentSkipListMap<>();
    private final List<PublishRequest> published = new CopyOnWriteArrayList<>();
    private LocalAws aws;

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        stand.guard((call, permission) -> policy(permission.resource())
                .filter(any -> call.service().equals("sns"))
                .filter(policy -> ResourcePolicy.denies(
                        policy, permission, stand.callers().arn(call.accessKey())))
                .map(any -> "with an explicit deny in a resource-based policy"));
        Operations sns = stand.service("sns").query("http://sns.amazonaws.com/doc/2010-03-31/", "2010-03-31");
        sns.on(CreateTopicRequest::builder, this::create).resource(r -> stand.arn("sns", r.name()));
        sns.on(DeleteTopicRequest::builder, this::delete).resource(DeleteTopicRequest::topicArn);
        sns.on(ListTopicsRequest::builder, this::list);
        sns.on(GetTopicAttributesRequest::builder, this::attributes).resource(GetTopicAttributesRequest::topicArn);
        sns.on(SetTopicAttributesRequest::builder, this::set).resource(SetTopicAttributesRequest::topicArn);
        sns.on(SubscribeRequest::builder, this::subscribe).resource(SubscribeRequest::topicArn);
        sns.on(UnsubscribeRequest::builder, this::unsubscribe).resource(UnsubscribeRequest::subscriptionArn);
        sns.on(ListSubscriptionsByTopicRequest::builder, this::subscriptions)
                .resource(ListSubscriptionsByTopicRequest::topicArn);
        sns.on(GetSubscriptionAttributesRequest::builder, this::subscription)
                .resource(GetSubscriptionAttributesRequest::subscriptionArn);
        sns.on(SetSubscriptionAttributesRequest::builder, this::setSubscription)
                .resource(SetSubscriptionAttributesRequest::subscriptionArn);
        sns.on(PublishRequest::builder, this::publish).resource(PublishRequest::topicArn);
    }

    /** Returns what callers published, oldest first. */
    public List<PublishRequest> published() {
        return List.copyOf(published);
    }

    /** Returns the policy of a topic; empty if it has none or does not exist. */
    public Optional<String> policy(String arn) {
        return Optional.ofNullable(topics.get(arn)).map(topic -> topic.set().get("Policy"));
    }

    /** Fails if a topic does not exist. */
    public void check(String arn) {
        topic(arn);
    }

    private Topic topic(@Nullable String arn) {
        return Optional.ofNullable(arn)
                .map(topics::get)
                .orElseThrow(() -> new AwsError("NotFound", 404, "Topic does not exist"));
    }

    /** Makes a topic, for tests, and returns its ARN. */
    public String create(String name) {
        return topics.computeIfAbsent(aws.arn("sns", name), Topic::new).arn();
    }

    private CreateTopicResponse create(CreateTopicRequest request) {
        String arn = create(request.name());
        topic(arn).set().putAll(request.attributes());
        return CreateTopicResponse.builder().topicArn(arn).build();
    }

    private DeleteTopicResponse delete(DeleteTopicRequest request) {
        topics.remove(request.topicArn());
        return DeleteTopicResponse.builder().build();
    }

    private ListTopicsResponse list(ListTopicsRequest request) {
        return ListTopicsResponse.builder()
                .topics(topics.keySet().stream()
                        .map(arn -> software.amazon.awssdk.services.sns.model.Topic.builder()
                                .topicArn(arn)
                                .build())
                        .toList())
                .build();
    }

    private GetTopicAttributesResponse attributes(GetTopicAttributesRequest request) {
        return GetTopicAttributesResponse.builder()
                .attributes(topic(request.topicArn()).attributes(aws.account()))
                .build();
    }

    private SetTopicAttributesResponse set(SetTopicAttributesRequest request) {
        if (!SETTABLE.contains(request.attributeName())) {
            throw new AwsError("InvalidParameter", 400, "Invalid parameter: AttributeName");
        }
        String value = request.attributeValue() == null ? "" : request.attributeValue();
        topic(request.topicArn()).set().put(request.attributeName(), value);
        return SetTopicAttributesResponse.builder().build();
    }

    private SubscribeResponse subscribe(SubscribeRequest request) {
        if (!Set.of("sqs", "lambda").contains(request.protocol())) {
            throw new AwsError("InvalidParameter", 501, "The stand-in delivers to queues and functions only.");
        }
        Topic topic = topic(request.topicArn());
        String arn = topic.arn() + ":" + UUID.randomUUID();
        Subscription subscription = Subscription.builder()
                .subscriptionArn(arn)
                .owner(aws.account())
                .protocol(request.protocol())
                .endpoint(request.endpoint())
                .topicArn(topic.arn())
                .build();
        topic.subscriptions()
                .put(arn, new Topic.Subscribed(subscription, new ConcurrentHashMap<>(request.attributes())));
        return SubscribeResponse.builder().subscriptionArn(arn).build();
    }

    private Topic.Subscribed subscribed(String arn) {
        return topics.values().stream()
                .flatMap(topic -> topic.subscriptions().values().stream())
                .filter(each -> each.model().subscriptionArn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new AwsError("NotFound", 404, "Subscription does not exist"));
    }

    private UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
        topics.values().forEach(topic -> topic.subscriptions().remove(request.subscriptionArn()));
        return UnsubscribeResponse.builder().build();
    }

    private ListSubscriptionsByTopicResponse subscriptions(ListSubscriptionsByTopicRequest request) {
        return ListSubscriptionsByTopicResponse.builder()
                .subscriptions(topic(request.topicArn()).subscriptions().values().stream()
                        .map(Topic.Subscribed::model)
                        .toList())
                .build();
    }

    private GetSubscriptionAttributesResponse subscription(GetSubscriptionAttributesRequest request) {
        Topic.Subscribed found = subscribed(request.subscriptionArn());
        Map<String, String> all = new ConcurrentHashMap<>(found.attributes());
        all.put("SubscriptionArn", found.model().subscriptionArn());
        all.put("TopicArn", found.model().topicArn());
        all.put("Protocol", found.model().protocol());
        all.put("Endpoint", found.model().endpoint());
        return GetSubscriptionAttributesResponse.builder().attributes(all).build();
    }

    private SetSubscriptionAttributesResponse setSubscription(SetSubscriptionAttributesRequest request) {
        subscribed(request.subscriptionArn()).attributes().put(request.attributeName(), request.attributeValue());
        return SetSubscriptionAttributesResponse.builder().build();
    }

    private PublishResponse publish(PublishRequest request) {
        String arn = request.topicArn() == null ? request.targetArn() : request.topicArn();
        topic(arn);
        published.add(request);
        return PublishResponse.builder()
                .messageId(publish(arn, request.subject(), request.message()))
                .build();
    }

    /** Publishes as other services do, and returns the message's id. */
    public String publish(String arn, @Nullable String subject, String message) {
        Topic topic = topic(arn);
        String id = UUID.randomUUID().toString();
        measure(topic, "NumberOfMessagesPublished");
        topic.subscriptions()
                .values()
                .forEach(each -> measure(
                        topic,
                        delivered(topic, each, id, subject, message)
                                ? "NumberOfNotificationsDelivered"
                                : "NumberOfNotificationsFailed"));
        return id;
    }

    private boolean delivered(Topic topic, Topic.Subscribed to, String id, @Nullable String subject, String message) {
        String endpoint = to.model().endpoint();
        boolean queue = to.model().protocol().equals("sqs");
        Permission permission = new Permission(queue ? "sqs:SendMessage" : "lambda:InvokeFunction", endpoint);
        if (aws.objection(SERVICE, permission).isPresent()) {
            return false;
        }
        JsonObject notification = notification(topic, id, subject, message);
        try {
            if (queue) {
                String body = to.isRaw() ? message : notification.toString();
                aws.service(LocalSqs.class).byArn(endpoint).send(body, SERVICE);
            } else {
                aws.service(LocalLambda.class).runLater(endpoint, event(to, notification));
            }
            return true;
        } catch (AwsError e) {
            return false;
        }
    }

    private JsonObject notification(Topic topic, String id, @Nullable String subject, String message) {
        JsonObject notification = new JsonObject();
        notification.addProperty("Type", "Notification");
        notification.addProperty("MessageId", id);
        notification.addProperty("TopicArn", topic.arn());
        if (subject != null) {
            notification.addProperty("Subject", subject);
        }
        notification.addProperty("Message", message);
        notification.addProperty("Timestamp", aws.clock().instant().toString());
        return notification;
    }

    private static byte[] event(Topic.Subscribed to, JsonObject notification) {
        JsonObject record = new JsonObject();
        record.addProperty("EventSource", "aws:sns");
        record.addProperty("EventVersion", "1.0");
        record.addProperty("EventSubscriptionArn", to.model().subscriptionArn());
        record.add("Sns", notification);
        JsonArray records = new JsonArray();
        records.add(record);
        JsonObject event = new JsonObject();
        event.add("Records", records);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void measure(Topic topic, String metric) {
        aws.metrics()
                .add(new Datum(
                        "AWS/SNS",
                        metric,
                        Map.of("TopicName", topic.name()),
                        "Count",
                        1,
                        aws.clock().instant()));
    }
}
