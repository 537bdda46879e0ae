package org.chaosjunit.aws.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import org.chaosjunit.spi.InvalidAttributeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrongAttributesTests {
    private static final AwsPlace PLACE = new AwsPlace("eu-central-1", Map.of("*", URI.create("http://localhost:1")));

    record Mistake(String message, Supplier<SettingFault> fault) {
        @Override
        public String toString() {
            return message;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "requires `function` to be the name of a Lambda function, without region, account or version, but"
                                + " found \"arn:aws:lambda:eu-central-1:1:function:f\". Write for example"
                                + " `function = \"transform\"`; the region is that of `AWS_REGION`.",
                        () -> new ThrottledFunction(PLACE, "arn:aws:lambda:eu-central-1:1:function:f", 0)),
                new Mistake(
                        "requires `concurrency` to be from 0 to 100000, but found -1. Write for example"
                                + " `concurrency = 0`, which stops the function.",
                        () -> new ThrottledFunction(PLACE, "f", -1)),
                new Mistake(
                        "requires `timeout` or `memory`, but found neither. Write for example `timeout = \"1s\"`.",
                        () -> limited(null, null)),
                new Mistake(
                        "requires `timeout` to be whole seconds from 1 s to 15 min, as Lambda knows no others, but found"
                                + " 1.5 s. Write for example `timeout = \"1s\"`.",
                        () -> limited(Duration.ofMillis(1500), null)),
                new Mistake(
                        "requires `memory` to be from 128 to 10240 MB, but found 64. Write for example `memory = 128`.",
                        () -> limited(null, 64)),
                new Mistake(
                        "requires `function` or `uuid`, and not both, but found neither. Write for example"
                                + " `function = \"transform\", source = \"json-work-queue\"`.",
                        () -> new DisabledEventSource(PLACE, "", "", "")),
                new Mistake(
                        "requires `uuid` to be the UUID of an event source mapping, but found \"1\"."
                                + " `aws lambda list-event-source-mappings` shows it.",
                        () -> new DisabledEventSource(PLACE, "", "", "1")),
                new Mistake(
                        "requires `role` to be the name of a role, not its ARN, but found \"arn:aws:iam::1:role/r\"."
                                + " Write for example `role = \"orders\"`.",
                        () -> denied(Owner.ROLE, "arn:aws:iam::1:role/r", "dynamodb:PutItem", "*", "*")),
                new Mistake(
                        "requires `actions` to be actions of a service; not all of all, but found \"*\". Write for"
                                + " example `actions = \"dynamodb:PutItem\"`.",
                        () -> denied(Owner.ROLE, "r", "*", "*", "*")),
                new Mistake(
                        "requires `actions` to name an action, but found none. Write for example"
                                + " `actions = \"sns:Publish\"`.",
                        () -> new DeniedAction(PLACE, Owner.TOPIC, "t", List.of(), "*", "*")),
                new Mistake(
                        "requires `actions` to be actions of s3 in the policy of a bucket, but found"
                                + " \"dynamodb:PutItem\". Write for example `actions = \"s3:GetObject\"`.",
                        () -> denied(Owner.BUCKET, "bucket", "dynamodb:PutItem", "*", "*")),
                new Mistake(
                        "requires `actions` not to deny s3:GetBucketPolicy, which the way back needs, but found"
                                + " \"s3:Get*\". Write for example `actions = \"s3:GetObject\"`.",
                        () -> denied(Owner.BUCKET, "bucket", "s3:Get*", "*", "*")),
                new Mistake(
                        "requires `actions` not to deny sqs:SetQueueAttributes, which the way back needs, but found"
                                + " \"SQS:set?ueueattributes\". Write for example `actions = \"sqs:SendMessage\"`.",
                        () -> denied(Owner.QUEUE, "q", "SQS:set?ueueattributes", "*", "*")),
                new Mistake(
                        "requires `actions` not to deny sns:GetTopicAttributes, which the way back needs, but found"
                                + " \"sns:*\". Write for example `actions = \"sns:Publish\"`.",
                        () -> denied(Owner.TOPIC, "t", "sns:*", "*", "*")),
                new Mistake(
                        "requires `resource` to be \"*\" or an ARN of that bucket, but found \"arn:aws:s3:::other/*\"."
                                + " Write for example `resource = \"arn:aws:s3:::bucket/input/*\"`.",
                        () -> denied(Owner.BUCKET, "bucket", "s3:GetObject", "arn:aws:s3:::other/*", "*")),
                new Mistake(
                        "requires `principal` to be left out beside `role`, which is the one, but found"
                                + " \"123456789012\". Leave it out.",
                        () -> denied(Owner.ROLE, "r", "dynamodb:PutItem", "*", "123456789012")),
                new Mistake(
                        "requires `principal` to be the number of an account, the ARN of a role or user, or \"*\", but"
                                + " found \"me\". Write for example"
                                + " `principal = \"arn:aws:iam::123456789012:role/transform-role\"`.",
                        () -> denied(Owner.QUEUE, "q", "sqs:SendMessage", "*", "me")),
                new Mistake(
                        "requires `read` to be at least 1, as DynamoDB knows no less, but found 0. Write for example"
                                + " `read = 1`.",
                        () -> new RestrictedCapacity(PLACE, "table", 0, 1)),
                new Mistake(
                        "requires `by` to be whole seconds from 1 s to 15 min, as SQS knows no others, but found 0 ms."
                                + " Write for example `by = \"30s\"`.",
                        () -> new DelayedQueue(PLACE, "q", Duration.ZERO)),
                new Mistake(
                        "requires `bucket` to be the name of an S3 bucket, not its ARN or URL, but found"
                                + " \"s3://uploads\". Write for example `bucket = \"uploads\"`.",
                        () -> new ReplacedCors(PLACE, "s3://uploads", Optional.empty())),
                new Mistake(
                        "requires `by` to be CORS rules as the AWS command line takes them, but found"
                                + " \"{\"CORSRules\":[{\"Methods\":[]}]}\", where Methods is unknown. Write for example"
                                + " `{\"CORSRules\": [{\"AllowedMethods\": [\"GET\"], \"AllowedOrigins\":"
                                + " [\"https://example.com\"]}]}`.",
                        () -> new ReplacedCors(PLACE, "uploads", Optional.of("{\"CORSRules\":[{\"Methods\":[]}]}"))),
                new Mistake(
                        "requires `by` to be notifications as the AWS command line takes them, but found \"none\", which"
                                + " is no JSON object. Write for example `{\"EventBridgeConfiguration\": {}}`.",
                        () -> new ReplacedNotifications(PLACE, "uploads", Optional.of("none"))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areToldBeforeAnythingIsTouched(Mistake mistake) {
        assertThatThrownBy(() -> mistake.fault().get())
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(mistake.message());
    }

    private static SettingFault limited(Duration timeout, Integer memory) {
        return new LimitedFunction(PLACE, "f", Optional.ofNullable(timeout), Optional.ofNullable(memory));
    }

    private static SettingFault denied(Owner owner, String name, String action, String resource, String principal) {
        return new DeniedAction(PLACE, owner, name, List.of(action), resource, principal);
    }
}
