package org.chaosjunit.aws.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.dynamodb.RestrictedCapacity;
import org.chaosjunit.aws.lambda.DisabledEventSource;
import org.chaosjunit.aws.lambda.LimitedFunction;
import org.chaosjunit.aws.lambda.ThrottledFunction;
import org.chaosjunit.aws.policy.DeniedAction;
import org.chaosjunit.aws.policy.Owner;
import org.chaosjunit.aws.s3.ReplacedCors;
import org.chaosjunit.aws.s3.ReplacedNotifications;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.aws.sqs.DelayedQueue;

/**
 * A fault, and what it meets.
 *
 * @param feature the annotation and its variant, as {@code docs/aws/iam.md} calls them
 * @param seed makes what the fault acts on
 * @param fault the fault, in a place
 * @param other a value that somebody else could set meanwhile
 * @param missing what is said where there is nothing to act on
 */
public record SettingCase(
        String feature,
        Consumer<Seeds> seed,
        Function<AwsPlace, SettingFault> fault,
        Optional<String> other,
        String missing) {
    static final String POLICY =
            "{ \"Version\":\"2012-10-17\",\n  \"Statement\" : [{\"Effect\": \"Allow\", \"Principal\": \"*\","
                    + " \"Action\": \"*:*\", \"Resource\": \"*\"}] }\n";
    private static final String OTHER_POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

    /** Returns one for each. */
    public static List<SettingCase> all() {
        return List.of(
                new SettingCase(
                        "@ThrottleFunction",
                        seeds -> seeds.function("f"),
                        place -> new ThrottledFunction(place, "f", 0),
                        Optional.of("7"),
                        "there is no function \"f\" in eu-central-1"),
                new SettingCase(
                        "@ThrottleFunction of a reserved one",
                        seeds -> seeds.function("f").reserved("f", 10),
                        place -> new ThrottledFunction(place, "f", 2),
                        Optional.empty(),
                        "there is no function \"f\" in eu-central-1"),
                new SettingCase(
                        "@LimitFunction",
                        seeds -> seeds.function("f"),
                        place -> new LimitedFunction(place, "f", Optional.of(Duration.ofSeconds(1)), Optional.of(128)),
                        Optional.of("9 s, 1024 MB"),
                        "there is no function \"f\" in eu-central-1"),
                new SettingCase(
                        "@DisableEventSource",
                        seeds -> seeds.function("f").mapping("f", "jobs"),
                        place -> new DisabledEventSource(place, "f", "jobs", ""),
                        // Of two values only one is another.
                        Optional.empty(),
                        "there is no function \"f\" in eu-central-1"),
                denied(
                        "role",
                        Owner.ROLE,
                        seeds -> seeds.role("owner"),
                        "dynamodb:PutItem",
                        "there is no role \"owner\""),
                denied(
                        "bucket",
                        Owner.BUCKET,
                        seeds -> seeds.bucket("owner"),
                        "s3:GetObject",
                        "there is no bucket \"owner\""),
                denied(
                        "queue",
                        Owner.QUEUE,
                        seeds -> seeds.queue("owner"),
                        "sqs:SendMessage",
                        "there is no queue \"owner\" in eu-central-1"),
                denied(
                        "topic",
                        Owner.TOPIC,
                        seeds -> seeds.topic("owner", POLICY),
                        "sns:Publish",
                        "there is no topic \"owner\" in eu-central-1"),
                new SettingCase(
                        "@RestrictCapacity",
                        seeds -> seeds.provisionedTable("table"),
                        place -> new RestrictedCapacity(place, "table", 1, 2),
                        Optional.of("provisioned 3 to read, 3 to write"),
                        "there is no table \"table\" in eu-central-1"),
                new SettingCase(
                        "@RestrictCapacity of a table on demand",
                        seeds -> seeds.onDemandTable("table"),
                        place -> new RestrictedCapacity(place, "table", 1, 2),
                        Optional.of("on demand, at most 3 to read, 3 to write"),
                        "there is no table \"table\" in eu-central-1"),
                new SettingCase(
                        "@ReplaceCors",
                        seeds -> seeds.bucket("bucket").cors("bucket"),
                        place -> new ReplacedCors(place, "bucket", Optional.empty()),
                        Optional.of(cors("PUT")),
                        "there is no bucket \"bucket\""),
                new SettingCase(
                        "@ReplaceCors by another",
                        seeds -> seeds.bucket("bucket"),
                        place -> new ReplacedCors(place, "bucket", Optional.of(cors("GET"))),
                        Optional.of(cors("PUT")),
                        "there is no bucket \"bucket\""),
                new SettingCase(
                        "@ReplaceNotifications",
                        seeds -> seeds.bucket("bucket").notifications("bucket"),
                        place -> new ReplacedNotifications(place, "bucket", Optional.empty()),
                        Optional.of("{\"EventBridgeConfiguration\":{}}"),
                        "there is no bucket \"bucket\""),
                new SettingCase(
                        "@DelayQueue",
                        seeds -> seeds.queue("queue"),
                        place -> new DelayedQueue(place, "queue", Duration.ofSeconds(30)),
                        Optional.of("7"),
                        "there is no queue \"queue\" in eu-central-1"));
    }

    /** Returns the annotation; with what has the policy, where that makes a difference. */
    String annotation() {
        return feature.startsWith("@DenyAction") ? feature : feature.replaceFirst(" .*", "");
    }

    private static SettingCase denied(
            String variant, Owner owner, Consumer<Seeds> seed, String action, String missing) {
        return new SettingCase(
                "@DenyAction of a " + variant,
                seed,
                place -> new DeniedAction(place, owner, "owner", List.of(action), "*", "*"),
                Optional.of(OTHER_POLICY),
                missing);
    }

    private static String cors(String method) {
        return "{\"CORSRules\":[{\"AllowedMethods\":[\"" + method + "\"],\"AllowedOrigins\":[\"*\"]}]}";
    }

    @Override
    public String toString() {
        return feature;
    }
}
