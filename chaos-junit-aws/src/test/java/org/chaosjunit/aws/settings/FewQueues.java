package org.chaosjunit.aws.settings;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/** Queues of SQS that only have attributes, and no messages. */
final class FewQueues implements LocalService {
    private final Map<String, Map<String, String>> queues = new ConcurrentHashMap<>();
    private LocalAws aws;

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        Operations sqs = stand.service("sqs").json("1.0", "AmazonSQS");
        sqs.on(CreateQueueRequest::builder, this::create);
        sqs.on(GetQueueUrlRequest::builder, request -> GetQueueUrlResponse.builder()
                .queueUrl(url(request.queueName()))
                .build());
        sqs.on(GetQueueAttributesRequest::builder, this::get);
        sqs.on(SetQueueAttributesRequest::builder, this::set);
    }

    private CreateQueueResponse create(CreateQueueRequest request) {
        queues.put(request.queueName(), new ConcurrentHashMap<>(Map.of("DelaySeconds", "0")));
        return CreateQueueResponse.builder().queueUrl(url(request.queueName())).build();
    }

    private String url(String name) {
        attributes(name);
        return aws.endpoint() + "/" + aws.account() + "/" + name;
    }

    private Map<String, String> attributes(String name) {
        return Optional.ofNullable(queues.get(name))
                .orElseThrow(() -> new AwsError("QueueDoesNotExist", 400, "The specified queue does not exist."));
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private GetQueueAttributesResponse get(GetQueueAttributesRequest request) {
        Map<String, String> wanted = new ConcurrentHashMap<>(attributes(name(request.queueUrl())));
        wanted.keySet().retainAll(request.attributeNamesAsStrings());
        return GetQueueAttributesResponse.builder()
                .attributesWithStrings(wanted)
                .build();
    }

    private SetQueueAttributesResponse set(SetQueueAttributesRequest request) {
        Map<String, String> attributes = attributes(name(request.queueUrl()));
        attributes.putAll(request.attributesAsStrings());
        attributes.values().removeIf(String::isEmpty);
        return SetQueueAttributesResponse.builder().build();
    }
}
