package org.chaosjunit.aws.s3;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket, and how it is reached. */
record Bucket(AwsPlace place, S3Client s3, String name) {
    static S3Client client(AwsPlace place) {
        // A stand-in has no host name for each bucket.
        boolean isStandIn = place.endpoint("s3").isPresent();
        return AwsClients.client(place, "s3", S3Client.builder().forcePathStyle(isStandIn));
    }

    /** Returns whose the bucket has to be: the names are unique in the world, and one of another account is not to be touched. */
    String owner() {
        return place.account();
    }

    /**
     * Asks for something that the bucket may not have.
     *
     * @param absent the error that says so
     * @throws NoSuchElementException if there is no bucket
     */
    <T> Optional<T> find(String absent, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (S3Exception e) {
            String code = e.awsErrorDetails().errorCode();
            if (absent.equals(code)) {
                return Optional.empty();
            }
            if ("NoSuchBucket".equals(code)) {
                throw new NoSuchElementException("there is no bucket \"" + name + '"');
            }
            throw e;
        }
    }
}
