package org.chaosjunit.aws.local.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import org.chaosjunit.aws.local.Answer;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.ResourcePolicy;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.WireRequest;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/**
 * SQS. Queues are our own and not ElasticMQ's: version 1.6.16 answers 200 to a queue's {@code Policy} and forgets it, does not
 * go by the stand-in's clock, measures nothing in AWS/SQS, is of another account and region, and is 37 MB of jars and a
 * process of 180 MB more.
 */
public final class LocalSqs implements LocalService {
    private final Map<String, LocalQueue> queues = new ConcurrentSkipListMap<>();
    private LocalAws aws;

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        Operations sqs = stand.service("sqs").json("1.0", "AmazonSQS");
        stand.guard((call, permission) -> policy(permission.resource())
                .filter(any -> call.service().equals("sqs"))
                .filter(policy -> ResourcePolicy.denies(
                        policy, permission, stand.callers().arn(call.accessKey())))
                .map(any -> "with an explicit deny in a resource-based policy"));
        sqs.on(CreateQueueRequest::builder, this::create).resource(r -> stand.arn("sqs", r.queueName()));
        sqs.on(DeleteQueueRequest::builder, this::delete).resource(r -> arn(r.queueUrl()));
        sqs.on(GetQueueUrlRequest::builder, this::url).resource(r -> stand.arn("sqs", r.queueName()));
        sqs.on(ListQueuesRequest::builder, this::list);
        sqs.on(GetQueueAttributesRequest::builder, this::attributes).resource(r -> arn(r.queueUrl()));
        sqs.on(SetQueueAttributesRequest::builder, this::set).resource(r -> arn(r.queueUrl()));
        sqs.on(PurgeQueueRequest::builder, this::purge).resource(r -> arn(r.queueUrl()));
        sqs.onRaw(SendMessageRequest::builder, this::send).resource(r -> arn(r.queueUrl()));
        sqs.onRaw(SendMessageBatchRequest::builder, this::sendAll)
                .action("SendMessage")
                .resource(r -> arn(r.queueUrl()));
        sqs.on(ReceiveMessageRequest::builder, this::receive).resource(r -> arn(r.queueUrl()));
        sqs.on(DeleteMessageRequest::builder, this::deleteMessage).resource(r -> arn(r.queueUrl()));
        sqs.on(DeleteMessageBatchRequest::builder, this::deleteAll)
                .action("DeleteMessage")
                .resource(r -> arn(r.queueUrl()));
        sqs.on(ChangeMessageVisibilityRequest::builder, this::hide).resource(r -> arn(r.queueUrl()));
    }

    private String arn(String url) {
        return aws.arn("sqs", name(url));
    }

    private static String name(String urlOrArn) {
        return urlOrArn.substring(Math.max(urlOrArn.lastIndexOf('/'), urlOrArn.lastIndexOf(':')) + 1);
    }

    private LocalQueue queue(String urlOrArn) {
        return find(urlOrArn)
                .orElseThrow(() -> new AwsError(
                        "QueueDoesNotExist/AWS.SimpleQueueService.NonExistentQueue",
                        400,
                        "The specified queue does not exist."));
    }

    private Optional<LocalQueue> find(String urlOrArn) {
        return Optional.ofNullable(queues.get(name(urlOrArn)));
    }

    /**
     * Returns a queue.
     *
     * @throws AwsError if it does not exist
     */
    public LocalQueue byArn(String arn) {
        return queue(arn);
    }

    /** Returns the policy of a queue; empty if it has none or does not exist. */
    public Optional<String> policy(String arn) {
        return find(arn).flatMap(queue -> queue.attribute("Policy"));
    }

    private CreateQueueResponse create(CreateQueueRequest request) {
        if (!request.queueName().matches("[\\w-]{1,80}")) {
            throw new AwsError(
                    "InvalidParameterValue", 400, "The stand-in has standard queues only: " + request.queueName());
        }
        LocalQueue queue = new LocalQueue(aws, request.queueName());
        queue.set(request.attributesAsStrings());
        LocalQueue before = queues.putIfAbsent(request.queueName(), queue);
        if (before != null
                && request.attributesAsStrings().entrySet().stream().anyMatch(each -> !before.attribute(each.getKey())
                        .filter(each.getValue()::equals)
                        .isPresent())) {
            throw new AwsError(
                    "QueueNameExists/QueueAlreadyExists",
                    400,
                    "A queue already exists with the same name and a different value.");
        }
        return CreateQueueResponse.builder().queueUrl(queue.url()).build();
    }

    private DeleteQueueResponse delete(DeleteQueueRequest request) {
        queues.remove(queue(request.queueUrl()).name());
        return DeleteQueueResponse.builder().build();
    }

    private GetQueueUrlResponse url(GetQueueUrlRequest request) {
        return GetQueueUrlResponse.builder()
                .queueUrl(queue(request.queueName()).url())
                .build();
    }

    private ListQueuesResponse list(ListQueuesRequest request) {
        String prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
        List<String> all = queues.values().stream()
                .filter(queue -> queue.name().startsWith(prefix))
                .map(LocalQueue::url)
                .toList();
        Page<String> page = Page.of(all, request.nextToken(), request.maxResults(), 1000);
        return ListQueuesResponse.builder()
                .queueUrls(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private GetQueueAttributesResponse attributes(GetQueueAttributesRequest request) {
        List<String> wanted = request.attributeNamesAsStrings();
        Map<String, String> found = queue(request.queueUrl()).attributes();
        if (!wanted.contains("All")) {
            found.keySet().retainAll(wanted);
        }
        return GetQueueAttributesResponse.builder().attributesWithStrings(found).build();
    }

    private SetQueueAttributesResponse set(SetQueueAttributesRequest request) {
        queue(request.queueUrl()).set(request.attributesAsStrings());
        return SetQueueAttributesResponse.builder().build();
    }

    private PurgeQueueResponse purge(PurgeQueueRequest request) {
        queue(request.queueUrl()).purge();
        return PurgeQueueResponse.builder().build();
    }

    private Answer send(SendMessageRequest request, WireRequest raw) {
        StoredMessage sent = queue(request.queueUrl())
                .send(
                        request.messageBody(),
                        request.messageAttributes(),
                        request.delaySeconds(),
                        raw.scope().orElseThrow().accessKey());
        return Answer.of(SendMessageResponse.builder()
                .messageId(sent.id())
                .md5OfMessageBody(sent.bodyDigest())
                .md5OfMessageAttributes(sent.attributesDigest())
                .build());
    }

    private Answer sendAll(SendMessageBatchRequest request, WireRequest raw) {
        LocalQueue queue = queue(request.queueUrl());
        checkBatch(request.entries().size());
        List<SendMessageBatchResultEntry> sent = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (SendMessageBatchRequestEntry entry : request.entries()) {
            try {
                StoredMessage message = queue.send(
                        entry.messageBody(),
                        entry.messageAttributes(),
                        entry.delaySeconds(),
                        raw.scope().orElseThrow().accessKey());
                sent.add(SendMessageBatchResultEntry.builder()
                        .id(entry.id())
                        .messageId(message.id())
                        .md5OfMessageBody(message.bodyDigest())
                        .md5OfMessageAttributes(message.attributesDigest())
                        .build());
            } catch (AwsError e) {
                failed.add(BatchResultErrorEntry.builder()
                        .id(entry.id())
                        .code(e.code())
                        .message(e.getMessage())
                        .senderFault(true)
                        .build());
            }
        }
        return Answer.of(SendMessageBatchResponse.builder()
                .successful(sent)
                .failed(failed)
                .build());
    }

    private static void checkBatch(int size) {
        if (size < 1 || size > 10) {
            throw new AwsError(
                    "TooManyEntriesInBatchRequest/AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
                    400,
                    "Maximum number of entries per request are 10. You have sent " + size + ".");
        }
    }

    private ReceiveMessageResponse receive(ReceiveMessageRequest request) {
        LocalQueue queue = queue(request.queueUrl());
        int most = request.maxNumberOfMessages() == null ? 1 : request.maxNumberOfMessages();
        int wait = request.waitTimeSeconds() == null
                ? queue.seconds("ReceiveMessageWaitTimeSeconds")
                : request.waitTimeSeconds();
        long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        List<Message> found = queue.receive(most, request.visibilityTimeout());
        while (found.isEmpty()
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(10_000_000);
            found = queue.receive(most, request.visibilityTimeout());
        }
        return ReceiveMessageResponse.builder()
                .messages(found.stream().map(each -> asked(each, request)).toList())
                .build();
    }

    // Older clients ask by the older name.
    @SuppressWarnings("deprecation")
    private static Message asked(Message message, ReceiveMessageRequest request) {
        List<String> system = new ArrayList<>(request.messageSystemAttributeNamesAsStrings());
        system.addAll(request.attributeNamesAsStrings());
        Message.Builder asked = message.toBuilder();
        if (!system.contains("All")) {
            Map<String, String> kept = new LinkedHashMap<>(message.attributesAsStrings());
            kept.keySet().retainAll(system);
            asked.attributesWithStrings(kept.isEmpty() ? null : kept);
        }
        if (request.messageAttributeNames().isEmpty()) {
            asked.messageAttributes(null).md5OfMessageAttributes(null);
        }
        return asked.build();
    }

    private DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        queue(request.queueUrl()).delete(request.receiptHandle());
        return DeleteMessageResponse.builder().build();
    }

    private DeleteMessageBatchResponse deleteAll(DeleteMessageBatchRequest request) {
        checkBatch(request.entries().size());
        List<DeleteMessageBatchResultEntry> deleted = new ArrayList<>();
        request.entries().forEach(entry -> {
            queue(request.queueUrl()).delete(entry.receiptHandle());
            deleted.add(DeleteMessageBatchResultEntry.builder().id(entry.id()).build());
        });
        return DeleteMessageBatchResponse.builder()
                .successful(deleted)
                .failed(List.of())
                .build();
    }

    private ChangeMessageVisibilityResponse hide(ChangeMessageVisibilityRequest request) {
        queue(request.queueUrl()).hide(request.receiptHandle(), request.visibilityTimeout());
        return ChangeMessageVisibilityResponse.builder().build();
    }
}
