package org.chaosjunit.aws.policy;

import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingKind;
import software.amazon.awssdk.services.s3.S3Client;

/** The policies of buckets, by the names of the buckets. */
public final class BucketPolicyKind implements SettingKind {
    @Override
    public String name() {
        return Owner.BUCKET.kind();
    }

    @Override
    public Setting open(AwsPlace place, String address) {
        // A stand-in has no host name for each bucket.
        boolean isStandIn = place.endpoint("s3").isPresent();
        return new BucketPolicy(
                place, AwsClients.client(place, "s3", S3Client.builder().forcePathStyle(isStandIn)), address);
    }
}
