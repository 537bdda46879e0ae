package org.chaosjunit.aws.local.sqs;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.MetricStore.Datum;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A standard queue. Messages come in the order in which they were sent, which the real one does not promise. */
public final class LocalQueue {
    private static final int LARGEST = 1024 * 1024;
    private static final Set<String> SETTABLE = Set.of(
            "DelaySeconds",
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "Policy",
            "ReceiveMessageWaitTimeSeconds",
            "VisibilityTimeout",
            "RedrivePolicy",
            "RedriveAllowPolicy",
            "SqsManagedSseEnabled");

    private final LocalAws aws;
    private final String name;
    private final Instant created;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<StoredMessage> messages = new ArrayList<>();
    private Instant modified;

    LocalQueue(LocalAws aws, String name) {
        this.aws = aws;
        this.name = name;
        this.created = aws.clock().instant();
        this.modified = created;
        attributes.put("VisibilityTimeout", "30");
        attributes.put("MaximumMessageSize", Integer.toString(LARGEST));
        attributes.put("MessageRetentionPeriod", "345600");
        attributes.put("DelaySeconds", "0");
        attributes.put("ReceiveMessageWaitTimeSeconds", "0");
        attributes.put("SqsManagedSseEnabled", "true");
    }

    public String name() {
        return name;
    }

    public String arn() {
        return aws.arn("sqs", name);
    }

    String url() {
        return aws.endpoint() + "/" + aws.account() + "/" + name;
    }

    synchronized void set(Map<String, String> changes) {
        changes.forEach((key, value) -> {
            if (!SETTABLE.contains(key)) {
                throw new AwsError("InvalidAttributeName", 400, "Unknown Attribute " + key + ".");
            }
            if (value.isEmpty()) {
                attributes.remove(key);
            } else {
                checkJson(key, value);
                attributes.put(key, value);
            }
        });
        modified = aws.clock().instant();
    }

    private static void checkJson(String key, String value) {
        if (key.endsWith("Policy")) {
            try {
                var unused = JsonParser.parseString(value).getAsJsonObject();
            } catch (JsonParseException | IllegalStateException e) {
                throw new AwsError(
                        "InvalidAttributeValue", 400, "Invalid value for the parameter " + key + ". Reason: Not JSON.");
            }
        }
    }

    synchronized Map<String, String> attributes() {
        Instant now = aws.clock().instant();
        Map<String, String> all = new LinkedHashMap<>(attributes);
        long inFlight = messages.stream().filter(each -> each.isInFlight(now)).count();
        long visible = messages.stream().filter(each -> each.isVisible(now)).count();
        all.put("QueueArn", arn());
        all.put("ApproximateNumberOfMessages", Long.toString(visible));
        all.put("ApproximateNumberOfMessagesNotVisible", Long.toString(inFlight));
        all.put("ApproximateNumberOfMessagesDelayed", Long.toString(messages.size() - visible - inFlight));
        all.put("CreatedTimestamp", Long.toString(created.getEpochSecond()));
        all.put("LastModifiedTimestamp", Long.toString(modified.getEpochSecond()));
        return all;
    }

    /** Returns an attribute that was set; empty if none was. */
    public synchronized Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    int seconds(String key) {
        return Integer.parseInt(attribute(key).orElse("0"));
    }

    /** Puts a message into the queue. */
    synchronized StoredMessage send(
            String body, Map<String, MessageAttributeValue> values, @Nullable Integer delay, String sender) {
        if (body.isEmpty() || body.length() > LARGEST) {
            throw new AwsError("InvalidParameterValue", 400, "A message has 1 to 1048576 bytes.");
        }
        Instant now = aws.clock().instant();
        Instant visible = now.plusSeconds(delay == null ? seconds("DelaySeconds") : delay);
        StoredMessage message = new StoredMessage(body, values, sender, now, visible);
        messages.add(message);
        measure("NumberOfMessagesSent", 1);
        return message;
    }

    /** Puts a message into the queue as other services do. */
    public void send(String body, String sender) {
        send(body, Map.of(), 0, sender);
    }

    private void measure(String metric, int count) {
        aws.metrics()
                .add(new Datum(
                        "AWS/SQS",
                        metric,
                        Map.of("QueueName", name),
                        "Count",
                        count,
                        aws.clock().instant()));
    }

    /**
     * Takes messages that are visible; they come back after the visibility timeout.
     *
     * @param visibility in seconds; null for the queue's own
     */
    public synchronized List<Message> receive(int most, @Nullable Integer visibility) {
        Instant now = aws.clock().instant();
        removeOld(now);
        Duration hidden = Duration.ofSeconds(visibility == null ? seconds("VisibilityTimeout") : visibility);
        List<Message> found = new ArrayList<>();
        Optional<Redrive> redrive = redrive();
        for (Iterator<StoredMessage> each = messages.iterator(); each.hasNext() && found.size() < most; ) {
            StoredMessage message = each.next();
            if (!message.isVisible(now)) {
                continue;
            }
            if (redrive.isPresent() && message.received() >= redrive.get().most()) {
                each.remove();
                redrive.get().target().take(message);
            } else {
                found.add(message.receive(now, now.plus(hidden)));
            }
        }
        if (!found.isEmpty()) {
            measure("NumberOfMessagesReceived", found.size());
        }
        return found;
    }

    private void removeOld(Instant now) {
        Instant oldest = now.minusSeconds(seconds("MessageRetentionPeriod"));
        messages.removeIf(each -> each.sent().isBefore(oldest));
    }

    private record Redrive(LocalQueue target, int most) {}

    private Optional<Redrive> redrive() {
        return attribute("RedrivePolicy").map(text -> {
            JsonObject policy = JsonParser.parseString(text).getAsJsonObject();
            LocalQueue target = aws.service(LocalSqs.class)
                    .byArn(policy.get("deadLetterTargetArn").getAsString());
            return new Redrive(target, policy.get("maxReceiveCount").getAsInt());
        });
    }

    private synchronized void take(StoredMessage message) {
        message.moved(aws.clock().instant());
        messages.add(message);
    }

    /** Deletes a message; that it is not there any more is no error. */
    public synchronized void delete(String receipt) {
        if (messages.removeIf(each -> each.hasReceipt(receipt))) {
            measure("NumberOfMessagesDeleted", 1);
        }
    }

    synchronized void hide(String receipt, int seconds) {
        StoredMessage message = messages.stream()
                .filter(each -> each.hasReceipt(receipt))
                .findFirst()
                .orElseThrow(() -> new AwsError("ReceiptHandleIsInvalid", 404, "The input receipt handle is invalid."));
        message.hideUntil(aws.clock().instant().plusSeconds(seconds));
    }

    synchronized void purge() {
        messages.clear();
    }

    /** Returns the bodies of all messages that are in the queue, for tests. */
    public synchronized List<String> bodies() {
        return messages.stream().map(StoredMessage::body).toList();
    }
}
