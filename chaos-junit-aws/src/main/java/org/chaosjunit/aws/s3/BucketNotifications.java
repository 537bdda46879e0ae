package org.chaosjunit.aws.s3;

import java.time.Duration;
import java.util.Optional;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.aws.setting.Setting;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

/** Whom a bucket tells of its events. */
record BucketNotifications(Bucket bucket) implements Setting {
    @Override
    public Optional<String> read() {
        // A bucket without any answers with an empty configuration.
        return bucket.find("", () -> bucket.s3()
                        .getBucketNotificationConfiguration(
                                request -> request.bucket(bucket.name()).expectedBucketOwner(bucket.owner())))
                .map(found -> NotificationConfiguration.builder()
                        .topicConfigurations(found.topicConfigurations())
                        .queueConfigurations(found.queueConfigurations())
                        .lambdaFunctionConfigurations(found.lambdaFunctionConfigurations())
                        .eventBridgeConfiguration(found.eventBridgeConfiguration())
                        .build())
                .map(NotificationJson::toText)
                .filter(text -> !text.equals(NotificationJson.EMPTY));
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) {
        NotificationConfiguration configuration = NotificationJson.parse(value.orElse(NotificationJson.EMPTY));
        bucket.s3().putBucketNotificationConfiguration(request -> request.bucket(bucket.name())
                .expectedBucketOwner(bucket.owner())
                .notificationConfiguration(configuration)
                // A destination that is gone for the moment must not keep the others from being put back.
                .skipDestinationValidation(true));
    }

    @Override
    public Duration settles() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String byHand(Optional<String> value) {
        return AwsCommand.line(
                bucket.place(),
                "s3api",
                "put-bucket-notification-configuration",
                "--bucket",
                bucket.name(),
                "--notification-configuration",
                value.orElse(NotificationJson.EMPTY));
    }
}
