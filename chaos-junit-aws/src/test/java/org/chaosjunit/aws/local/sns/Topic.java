package org.chaosjunit.aws.local.sns;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.sns.model.Subscription;

/** A topic with its subscriptions. */
final class Topic {
    private final String arn;
    private final Map<String, String> attributes = new ConcurrentHashMap<>();
    private final Map<String, Subscribed> subscriptions = new ConcurrentSkipListMap<>();

    /** A subscription and its attributes. */
    record Subscribed(Subscription model, Map<String, String> attributes) {
        boolean isRaw() {
            return "true".equals(attributes.get("RawMessageDelivery"));
        }
    }

    Topic(String arn) {
        this.arn = arn;
    }

    String arn() {
        return arn;
    }

    String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    Map<String, String> set() {
        return attributes;
    }

    Map<String, String> attributes(String account) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        all.put("TopicArn", arn);
        all.put("Owner", account);
        all.put("SubscriptionsConfirmed", Integer.toString(subscriptions.size()));
        return all;
    }

    Map<String, Subscribed> subscriptions() {
        return subscriptions;
    }
}
