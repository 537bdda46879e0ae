package org.chaosjunit.aws.sqs;

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

/** How many seconds a queue holds back its messages. */
record QueueDelay(AwsPlace place, SqsClient sqs, String queue) implements Setting {
    private static final QueueAttributeName DELAY = QueueAttributeName.DELAY_SECONDS;

    @Override
    public Optional<String> read() {
        String url = url();
        return Optional.ofNullable(
                sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(DELAY))
                        .attributes()
                        .get(DELAY));
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) {
        String url = url();
        sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(Map.of(DELAY, value.orElseThrow())));
    }

    private String url() {
        try {
            return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        } catch (QueueDoesNotExistException e) {
            throw new NoSuchElementException("there is no queue \"" + queue + "\" in " + place.region());
        }
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
                        DELAY + "=" + value.orElseThrow())
                + ", with the URL that this shows: "
                + AwsCommand.line(place, "sqs", "get-queue-url", "--queue-name", queue);
    }
}
