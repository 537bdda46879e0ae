package org.chaosjunit.aws.local.s3;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

/** A bucket. */
final class Bucket {
    private final String name;
    private final Instant created;
    private final Map<String, StoredObject> objects = new ConcurrentSkipListMap<>();
    private volatile @Nullable CORSConfiguration cors;
    private volatile @Nullable String policy;
    private volatile NotificationConfiguration notifications =
            NotificationConfiguration.builder().build();

    Bucket(String name, Instant created) {
        this.name = name;
        this.created = created;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    Map<String, StoredObject> objects() {
        return objects;
    }

    @Nullable
    CORSConfiguration cors() {
        return cors;
    }

    void cors(@Nullable CORSConfiguration rules) {
        cors = rules;
    }

    @Nullable
    String policy() {
        return policy;
    }

    void policy(@Nullable String text) {
        policy = text;
    }

    NotificationConfiguration notifications() {
        return notifications;
    }

    void notifications(NotificationConfiguration configuration) {
        notifications = configuration;
    }
}
