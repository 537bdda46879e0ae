package org.chaosjunit.aws.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.StandInExtension;
import org.chaosjunit.aws.local.sqs.LocalSqs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(StandInExtension.class)
class LocalS3Tests {
    private LocalAws aws;
    private S3Client s3;
    private SqsClient sqs;

    @BeforeEach
    void start(LocalAws started) {
        aws = started;
        s3 = aws.client(S3Client.builder());
        sqs = aws.client(SqsClient.builder());
        s3.createBucket(r -> r.bucket("box"));
        sqs.createQueue(r -> r.queueName("work"));
    }

    @AfterEach
    void close() {
        s3.close();
        sqs.close();
    }

    private void put(String key, String content) {
        s3.putObject(r -> r.bucket("box").key(key).metadata(Map.of("who", "me")), RequestBody.fromString(content));
    }

    @Test
    void keepsObjects() {
        put("in/a b+ü.json", "{\"ä\":1}");

        var got = s3.getObjectAsBytes(r -> r.bucket("box").key("in/a b+ü.json"));

        assertThat(got.asUtf8String()).isEqualTo("{\"ä\":1}");
        assertThat(got.response().metadata()).containsEntry("who", "me");
        assertThat(s3.headObject(r -> r.bucket("box").key("in/a b+ü.json")).contentLength())
                .isEqualTo(8);
        assertThat(s3.listObjectsV2(r -> r.bucket("box").prefix("in/")).contents())
                .extracting(S3Object::key)
                .containsExactly("in/a b+ü.json");
        s3.deleteObject(r -> r.bucket("box").key("in/a b+ü.json"));
        assertThatThrownBy(() -> s3.getObjectAsBytes(r -> r.bucket("box").key("in/a b+ü.json")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.listObjectsV2(r -> r.bucket("none"))).isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void refusesWhatItWouldMistakeForSomethingElse() {
        assertThatThrownBy(() -> s3.getBucketVersioning(r -> r.bucket("box")))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("no operation");
        assertThatThrownBy(() -> s3.getObjectTagging(r -> r.bucket("box").key("a")))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("The stand-in does not know the parameter \"tagging\".");
    }

    @Test
    void keepsCrossOriginRules() {
        assertThatThrownBy(() -> s3.getBucketCors(r -> r.bucket("box")))
                .isInstanceOf(S3Exception.class)
                .satisfies(e -> assertThat(((S3Exception) e).awsErrorDetails().errorCode())
                        .isEqualTo("NoSuchCORSConfiguration"));
        CORSConfiguration rules = CORSConfiguration.builder()
                .corsRules(CORSRule.builder()
                        .id("a<b")
                        .allowedMethods("GET", "PUT")
                        .allowedOrigins("https://a.example", "*")
                        .maxAgeSeconds(30)
                        .build())
                .build();

        s3.putBucketCors(r -> r.bucket("box").corsConfiguration(rules));

        assertThat(s3.getBucketCors(r -> r.bucket("box")).corsRules()).isEqualTo(rules.corsRules());
        s3.deleteBucketCors(r -> r.bucket("box"));
        assertThatThrownBy(() -> s3.getBucketCors(r -> r.bucket("box"))).isInstanceOf(S3Exception.class);
    }

    @Test
    void tellsAQueue() {
        NotificationConfiguration configuration = NotificationConfiguration.builder()
                .queueConfigurations(QueueConfiguration.builder()
                        .id("mine")
                        .queueArn(aws.arn("sqs", "work"))
                        .eventsWithStrings("s3:ObjectCreated:*")
                        .filter(f -> f.key(k -> k.filterRules(
                                FilterRule.builder().name("prefix").value("in/").build())))
                        .build())
                .build();
        s3.putBucketNotificationConfiguration(r -> r.bucket("box").notificationConfiguration(configuration));

        put("out/a", "x");
        put("in/a", "x");

        assertThat(s3.getBucketNotificationConfiguration(r -> r.bucket("box")).queueConfigurations())
                .isEqualTo(configuration.queueConfigurations());
        assertThat(aws.service(LocalSqs.class).byArn("work").bodies())
                .singleElement()
                .satisfies(body -> assertThat(body).contains("\"key\":\"in/a\"", "\"ObjectCreated:Put\""));
        s3.putBucketNotificationConfiguration(r -> r.bucket("box")
                .notificationConfiguration(NotificationConfiguration.builder().build()));
        put("in/b", "x");
        assertThat(aws.service(LocalSqs.class).byArn("work").bodies()).hasSize(1);
    }

    @Test
    void deniesWhatABucketPolicyDenies() {
        s3.putBucketPolicy(r -> r.bucket("box")
                .policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
                        + "\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::box/*\"}]}"));

        assertThatThrownBy(() -> put("a", "x"))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("is not authorized to perform: s3:PutObject");
        assertThat(s3.getBucketPolicy(r -> r.bucket("box")).policy()).startsWith("{\"Version\"");
        s3.deleteBucketPolicy(r -> r.bucket("box"));
        put("a", "x");
    }

    @Test
    void deliversATopicsMessagesAsLongAsTheQueueLetsIt() {
        try (SnsClient sns = aws.client(SnsClient.builder())) {
            String topic = sns.createTopic(r -> r.name("news")).topicArn();
            sns.subscribe(r -> r.topicArn(topic)
                    .protocol("sqs")
                    .endpoint(aws.arn("sqs", "work"))
                    .attributes(Map.of("RawMessageDelivery", "true")));
            sns.publish(r -> r.topicArn(topic).message("one <&>"));
            String url = sqs.getQueueUrl(r -> r.queueName("work")).queueUrl();
            String deny = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
                    + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}]}";

            sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, deny)));
            sns.publish(r -> r.topicArn(topic).message("two"));

            assertThat(aws.service(LocalSqs.class).byArn("work").bodies()).containsExactly("one <&>");
            assertThat(aws.metrics().sum("AWS/SNS", "NumberOfNotificationsFailed", Map.of("TopicName", "news")))
                    .isEqualTo(1);
            assertThatThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(url).messageBody("x")))
                    .hasMessageContaining("not authorized to perform: sqs:SendMessage");
        }
    }

    @Test
    void receivesDeletesAndMeasures() {
        String url = sqs.getQueueUrl(r -> r.queueName("work")).queueUrl();
        sqs.sendMessage(r -> r.queueUrl(url).messageBody("ü"));

        var received = sqs.receiveMessage(r -> r.queueUrl(url).visibilityTimeout(60));
        var hidden = sqs.receiveMessage(r -> r.queueUrl(url));
        sqs.deleteMessage(
                r -> r.queueUrl(url).receiptHandle(received.messages().get(0).receiptHandle()));

        assertThat(received.messages().get(0).body()).isEqualTo("ü");
        assertThat(hidden.messages()).isEmpty();
        assertThat(aws.service(LocalSqs.class).byArn("work").bodies()).isEmpty();
        assertThat(aws.metrics().sum("AWS/SQS", "NumberOfMessagesSent", Map.of("QueueName", "work")))
                .isEqualTo(1);
        assertThat(sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNamesWithStrings("All"))
                        .attributesAsStrings())
                .containsEntry("VisibilityTimeout", "30")
                .containsEntry("ApproximateNumberOfMessages", "0");
    }
}
