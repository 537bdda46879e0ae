package org.chaosjunit.aws.s3;

import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;

/** How buckets are named. */
final class BucketName {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private BucketName() {}

    static void check(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidAttributeException(
                    "bucket",
                    "to be the name of an S3 bucket, not its ARN or URL",
                    '"' + name + '"',
                    "Write for example `bucket = \"uploads\"`.");
        }
    }
}
