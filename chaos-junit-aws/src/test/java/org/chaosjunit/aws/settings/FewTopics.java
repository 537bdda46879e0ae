package org.chaosjunit.aws.settings;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;

/** Topics of SNS that only have attributes, and no subscribers. */
final class FewTopics implements LocalService {
    private final Map<String, Map<String, String>> topics = new ConcurrentHashMap<>();

    @Override
    public void register(LocalAws aws) {
        Operations sns = aws.service("sns").query("http://sns.amazonaws.com/doc/2010-03-31/", "2010-03-31");
        sns.on(CreateTopicRequest::builder, request -> {
            String arn = aws.arn("sns", request.name());
            topics.put(
                    arn,
                    new ConcurrentHashMap<>(
                            Map.of("Policy", request.attributes().getOrDefault("Policy", ""))));
            return CreateTopicResponse.builder().topicArn(arn).build();
        });
        sns.on(GetTopicAttributesRequest::builder, request -> GetTopicAttributesResponse.builder()
                .attributes(attributes(request.topicArn()))
                .build());
        sns.on(SetTopicAttributesRequest::builder, request -> {
            attributes(request.topicArn()).put(request.attributeName(), request.attributeValue());
            return SetTopicAttributesResponse.builder().build();
        });
    }

    private Map<String, String> attributes(String arn) {
        return Optional.ofNullable(topics.get(arn))
                .orElseThrow(() -> new AwsError("NotFound", 404, "Topic does not exist"));
    }
}
