package org.chaosjunit.aws.s3;

import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingKind;

/** The CORS rules of buckets, by the names of the buckets. */
public final class BucketCorsKind implements SettingKind {
    static final String NAME = "s3:cors";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Setting open(AwsPlace place, String address) {
        return new BucketCors(new Bucket(place, Bucket.client(place), address));
    }
}
