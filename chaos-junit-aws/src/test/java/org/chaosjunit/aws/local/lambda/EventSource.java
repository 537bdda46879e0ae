package org.chaosjunit.aws.local.lambda;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.sqs.LocalQueue;
import org.chaosjunit.aws.local.sqs.LocalSqs;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.sqs.model.Message;

/** Feeds a function from a queue while the mapping is enabled. What fails is left to the queue's visibility timeout. */
final class EventSource implements AutoCloseable {
    private static final int PARALLEL = 10;

    private final LocalAws aws;
    private final LocalLambda lambda;
    private final Semaphore slots;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "local-event-source");
        thread.setDaemon(true);
        return thread;
    });
    private volatile EventSourceMappingConfiguration config;
    private volatile boolean enabled;
    private volatile boolean closed;
    private volatile long changingUntil;

    EventSource(LocalAws aws, LocalLambda lambda, EventSourceMappingConfiguration config, boolean enabled) {
        this.aws = aws;
        this.lambda = lambda;
        this.config = config;
        this.enabled = enabled;
        Integer most =
                config.scalingConfig() == null ? null : config.scalingConfig().maximumConcurrency();
        this.slots = new Semaphore(most == null ? PARALLEL : most);
        threads.execute(this::poll);
    }

    EventSourceMappingConfiguration config() {
        return config;
    }

    boolean isChanging() {
        return System.nanoTime() < changingUntil;
    }

    boolean isEnabled() {
        return enabled;
    }

    void change(EventSourceMappingConfiguration changed, boolean nowEnabled, long nanos) {
        config = changed;
        enabled = nowEnabled;
        changingUntil = System.nanoTime() + nanos;
    }

    private void poll() {
        try {
            while (!closed) {
                slots.acquire();
                List<Message> batch = List.of();
                if (enabled && !isChanging()) {
                    batch = received();
                }
                if (batch.isEmpty()) {
                    slots.release();
                    TimeUnit.MILLISECONDS.sleep(10);
                } else {
                    List<Message> messages = batch;
                    threads.execute(() -> process(messages));
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private List<Message> received() {
        try {
            return queue().receive(config.batchSize(), null);
        } catch (AwsError e) {
            // The queue was deleted.
            return List.of();
        }
    }

    private LocalQueue queue() {
        return aws.service(LocalSqs.class).byArn(config.eventSourceArn());
    }

    private void process(List<Message> messages) {
        try {
            Outcome outcome = lambda.run(config.functionArn(), event(messages));
            if (outcome.isOk()) {
                Set<String> failed = failures(outcome);
                messages.stream()
                        .filter(message -> !failed.contains(message.messageId()))
                        .forEach(message -> queue().delete(message.receiptHandle()));
            }
        } catch (AwsError e) {
            // Throttled: the messages come back after their visibility timeout.
        } finally {
            slots.release();
        }
    }

    private Set<String> failures(Outcome outcome) {
        Set<String> failed = new HashSet<>();
        if (config.functionResponseTypesAsStrings().contains("ReportBatchItemFailures")) {
            try {
                for (JsonElement each :
                        JsonParser.parseString(outcome.text()).getAsJsonObject().getAsJsonArray("batchItemFailures")) {
                    failed.add(each.getAsJsonObject().get("itemIdentifier").getAsString());
                }
            } catch (JsonParseException | IllegalStateException | NullPointerException e) {
                // Nothing reported.
            }
        }
        return failed;
    }

    private byte[] event(List<Message> messages) {
        JsonArray records = new JsonArray();
        for (Message message : messages) {
            JsonObject record = new JsonObject();
            record.addProperty("messageId", message.messageId());
            record.addProperty("receiptHandle", message.receiptHandle());
            record.addProperty("body", message.body());
            JsonObject attributes = new JsonObject();
            message.attributesAsStrings().forEach(attributes::addProperty);
            record.add("attributes", attributes);
            record.add("messageAttributes", new JsonObject());
            record.addProperty("md5OfBody", message.md5OfBody());
            record.addProperty("eventSource", "aws:sqs");
            record.addProperty("eventSourceARN", config.eventSourceArn());
            record.addProperty("awsRegion", aws.region().id());
            records.add(record);
        }
        JsonObject event = new JsonObject();
        event.add("Records", records);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
