package org.chaosjunit.aws.policy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What has a policy that can deny. */
public enum Owner {
    /** A role of IAM. */
    ROLE("iam:role-policy", "[\\w+=,.@-]{1,64}", "", ""),

    /** A bucket of S3. */
    BUCKET("s3:policy", "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "s3", "GetBucketPolicy PutBucketPolicy DeleteBucketPolicy"),

    /** A queue of SQS. */
    QUEUE("sqs:policy", "[A-Za-z0-9_-]{1,80}(\\.fifo)?", "sqs", "GetQueueUrl GetQueueAttributes SetQueueAttributes"),

    /** A topic of SNS. */
    TOPIC("sns:policy", "[A-Za-z0-9_-]{1,256}(\\.fifo)?", "sns", "GetTopicAttributes SetTopicAttributes");

    private final String kind;
    private final Pattern name;
    private final String service;
    private final String wayBack;

    Owner(String kind, String name, String service, String wayBack) {
        this.kind = kind;
        this.name = Pattern.compile(name);
        this.service = service;
        this.wayBack = wayBack;
    }

    /** Returns the name of the kind of settings that such a policy is. */
    String kind() {
        return kind;
    }

    boolean isName(String text) {
        return name.matcher(text).matches();
    }

    /** Returns the service whose actions its policy is about; empty if about those of all. */
    String service() {
        return service;
    }

    /** Returns the actions of that service that it takes to put the policy back. */
    List<String> wayBack() {
        return wayBack.isEmpty() ? List.of() : List.of(wayBack.split(" "));
    }

    /** Returns the name of the attribute, {@code bucket} for example. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
