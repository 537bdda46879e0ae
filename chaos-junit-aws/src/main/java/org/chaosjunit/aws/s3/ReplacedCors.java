package org.chaosjunit.aws.s3;

import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * A bucket has other CORS rules, or none; as an annotation, {@link ReplaceCors}.
 *
 * @param place where the bucket is
 * @param bucket its name
 * @param by what is there instead, as in {@link ReplaceCors#by()}; empty for nothing
 */
public record ReplacedCors(AwsPlace place, String bucket, Optional<String> by) implements SettingFault {
    /**
     * Checks name and text.
     *
     * @throws InvalidAttributeException if one is wrong
     */
    public ReplacedCors {
        BucketName.check(bucket);
        by = by.map(text -> {
            try {
                return CorsJson.toText(CorsJson.parse(text));
            } catch (IllegalArgumentException e) {
                throw new InvalidAttributeException(
                        "by",
                        "to be CORS rules as the AWS command line takes them",
                        '"' + text + "\", " + e.getMessage(),
                        "Write for example `{\"CORSRules\": [{\"AllowedMethods\": [\"GET\"], \"AllowedOrigins\": [\"https://example.com\"]}]}`.");
            }
        });
    }

    /** Returns the fault for a bucket where this process finds AWS. */
    public static ReplacedCors replaceCors(String bucket, Optional<String> by) {
        return new ReplacedCors(AwsPlace.current(), bucket, by);
    }

    @Override
    public String kind() {
        return BucketCorsKind.NAME;
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
        return "the CORS rules of bucket " + bucket
                + by.map(text -> " replaced by " + text).orElse(" removed");
    }
}
