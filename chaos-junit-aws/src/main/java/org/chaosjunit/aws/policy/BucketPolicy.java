package org.chaosjunit.aws.policy;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.aws.setting.Setting;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The policy of a bucket, which may have none. */
record BucketPolicy(AwsPlace place, S3Client s3, String bucket) implements Setting {
    @Override
    public Optional<String> read() {
        try {
            // It is the whole answer, which the SDK does not read.
            return Optional.of(PolicyText.answered(
                    s3.getBucketPolicy(request -> request.bucket(bucket).expectedBucketOwner(place.account()))
                            .policy()));
        } catch (S3Exception e) {
            return switch (String.valueOf(e.awsErrorDetails().errorCode())) {
                case "NoSuchBucketPolicy" -> Optional.empty();
                case "NoSuchBucket" -> throw new NoSuchElementException("there is no bucket \"" + bucket + '"');
                default -> throw e;
            };
        }
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) {
        // The names of buckets are unique in the world: one of another account is not to be touched.
        String account = place.account();
        if (value.isPresent()) {
            s3.putBucketPolicy(request ->
                    request.bucket(bucket).expectedBucketOwner(account).policy(value.get()));
        } else {
            s3.deleteBucketPolicy(request -> request.bucket(bucket).expectedBucketOwner(account));
        }
    }

    @Override
    public boolean isSame(String one, String other) {
        return PolicyText.isSame(one, other);
    }

    @Override
    public Duration settles() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String byHand(Optional<String> value) {
        return value.map(text ->
                        AwsCommand.line(place, "s3api", "put-bucket-policy", "--bucket", bucket, "--policy", text))
                .orElseGet(() -> AwsCommand.line(place, "s3api", "delete-bucket-policy", "--bucket", bucket));
    }
}
