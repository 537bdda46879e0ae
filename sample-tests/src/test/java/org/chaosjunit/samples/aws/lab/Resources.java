package org.chaosjunit.samples.aws.lab;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Creates what a pipeline is made of, but for its function. */
record Resources(Clients clients, EtlNames names) {
    private static final int ATTEMPTS = 3;

    /** Creates the queue of what came in; what failed three times goes to the error queue. Returns its ARN. */
    String workQueue(Pace pace) {
        String errors = arn(queue(names.errorQueue(), Map.of()));
        return arn(queue(
                names.jsonQueue(),
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(pace.visibility().toSeconds()),
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + errors + "\",\"maxReceiveCount\":" + ATTEMPTS + "}")));
    }

    /** Creates the queue of what came out. Returns its URL. */
    String resultQueue() {
        return queue(names.csvQueue(), Map.of());
    }

    /** Creates the topic that tells that queue. Returns its ARN. */
    String topic(String resultQueue) {
        String topic = clients.sns()
                .createTopic(request -> request.name(names.topic()))
                .topicArn();
        clients.sns().subscribe(request -> request.topicArn(topic)
                .protocol("sqs")
                .endpoint(arn(resultQueue))
                .attributes(Map.of("RawMessageDelivery", "true")));
        return topic;
    }

    void table() {
        clients.dynamoDb().createTable(request -> request.tableName(names.table())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("symbol"), text("entryType"))
                .keySchema(key("symbol", KeyType.HASH), key("entryType", KeyType.RANGE)));
    }

    /** Creates the bucket, which tells the queue of each document that comes in. */
    void bucket(String workQueueArn) {
        FilterRule input =
                FilterRule.builder().name(FilterRuleName.PREFIX).value("input/").build();
        QueueConfiguration queue = QueueConfiguration.builder()
                .queueArn(workQueueArn)
                .events(Event.S3_OBJECT_CREATED)
                .filter(filter -> filter.key(key -> key.filterRules(List.of(input))))
                .build();
        clients.s3().createBucket(request -> request.bucket(names.bucket()));
        clients.s3().putBucketNotificationConfiguration(request -> request.bucket(names.bucket())
                .notificationConfiguration(all -> all.queueConfigurations(List.of(queue))));
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return clients.sqs()
                .createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private String arn(String queueUrl) {
        return clients.sqs()
                .getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
