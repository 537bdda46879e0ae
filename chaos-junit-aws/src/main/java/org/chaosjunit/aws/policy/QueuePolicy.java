package org.chaosjunit.aws.policy;

import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.aws.setting.Setting;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The policy of a queue, which may have none. */
record QueuePolicy(AwsPlace place, SqsClient sqs, String queue) implements Setting {
    @Override
    public Optional<String> read() {
        String url = url();
        return Optional.ofNullable(sqs.getQueueAttributes(
                                request -> request.queueUrl(url).attributeNames(QueueAttributeName.POLICY))
                        .attributes()
                        .get(QueueAttributeName.POLICY))
                .filter(text -> !text.isEmpty());
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) {
        String url = url();
        // An empty text removes it.
        sqs.setQueueAttributes(
                request -> request.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, value.orElse(""))));
    }

    private String url() {
        try {
            return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        } catch (QueueDoesNotExistException e) {
            throw new NoSuchElementException("there is no queue \"" + queue + "\" in " + place.region());
        }
    }

    @Override
    public boolean isSame(String one, String other) {
        return PolicyText.isSame(one, other);
    }

    @Override
    public Duration settles() {
        return Duration.ofSeconds(90);
    }

    @Override
    public String byHand(Optional<String> value) {
        return AwsCommand.line(
                        place,
                        "sqs",
                        "set-queue-attributes",
                        "--queue-url",
                        "URL",
                        "--attributes",
                        PolicyText.attributes(value.orElse("")))
                + ", with the URL that this shows: "
                + AwsCommand.line(place, "sqs", "get-queue-url", "--queue-name", queue);
    }
}
