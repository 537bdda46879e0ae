package org.chaosjunit.aws.s3;

import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * A bucket has other notifications, or none; as an annotation, {@link ReplaceNotifications}.
 *
 * @param place where the bucket is
 * @param bucket its name
 * @param by what is there instead, as in {@link ReplaceNotifications#by()}; empty for nothing
 */
public record ReplacedNotifications(AwsPlace place, String bucket, Optional<String> by) implements SettingFault {
    /**
     * Checks name and text.
     *
     * @throws InvalidAttributeException if one is wrong
     */
    public ReplacedNotifications {
        BucketName.check(bucket);
        by = by.map(text -> {
            try {
                return NotificationJson.toText(NotificationJson.parse(text));
            } catch (IllegalArgumentException e) {
                throw new InvalidAttributeException(
                        "by",
                        "to be notifications as the AWS command line takes them",
                        '"' + text + "\", " + e.getMessage(),
                        "Write for example `{\"EventBridgeConfiguration\": {}}`.");
            }
        });
    }

    /** Returns the fault for a bucket where this process finds AWS. */
    public static ReplacedNotifications replaceNotifications(String bucket, Optional<String> by) {
        return new ReplacedNotifications(AwsPlace.current(), bucket, by);
    }

    @Override
    public String kind() {
        return BucketNotificationsKind.NAME;
    }

    @Override
    public String address() {
        return bucket;
    }

    @Override
    public Optional<String> changed(Optional<String> before) {
        return by;
    }

    @Override
    public String description() {
        return "the notifications of bucket " + bucket
                + by.map(text -> " replaced by " + text).orElse(" removed");
    }
}
