package org.chaosjunit.aws.s3;

import java.time.Duration;
import java.util.Optional;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.aws.setting.Setting;

/** The CORS rules of a bucket. */
record BucketCors(Bucket bucket) implements Setting {
    @Override
    public Optional<String> read() {
        return bucket.find("NoSuchCORSConfiguration", () -> bucket.s3()
                        .getBucketCors(request -> request.bucket(bucket.name()).expectedBucketOwner(bucket.owner())))
                .map(found -> CorsJson.toText(found.corsRules()));
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) {
        if (value.isPresent()) {
            bucket.s3().putBucketCors(request -> request.bucket(bucket.name())
                    .expectedBucketOwner(bucket.owner())
                    .corsConfiguration(cors -> cors.corsRules(CorsJson.parse(value.get()))));
        } else {
            bucket.s3()
                    .deleteBucketCors(request -> request.bucket(bucket.name()).expectedBucketOwner(bucket.owner()));
        }
    }

    @Override
    public Duration settles() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String byHand(Optional<String> value) {
        return value.map(text -> AwsCommand.line(
                        bucket.place(),
                        "s3api",
                        "put-bucket-cors",
                        "--bucket",
                        bucket.name(),
                        "--cors-configuration",
                        text))
                .orElseGet(() ->
                        AwsCommand.line(bucket.place(), "s3api", "delete-bucket-cors", "--bucket", bucket.name()));
    }
}
