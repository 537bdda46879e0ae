package org.chaosjunit.aws.settings;

import java.util.Map;
import org.chaosjunit.aws.local.LocalAws;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes things in a stand-in, through its API. */
@SuppressWarnings("unchecked") // The SDK has generic varargs.
public record Seeds(LocalAws aws) {
    /** Returns what makes things in that one. */
    public static Seeds in(LocalAws aws) {
        return new Seeds(aws);
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return aws.client(builder);
    }

    public Seeds function(String name) {
        LambdaClient lambda = client(LambdaClient.builder());
        try {
            lambda.getFunctionConfiguration(request -> request.functionName(name));
        } catch (ResourceNotFoundException e) {
            create(lambda, name);
        }
        return this;
    }

    private static void create(LambdaClient lambda, String name) {
        lambda.createFunction(request -> request.functionName(name)
                .runtime(Runtime.NODEJS20_X)
                .handler("index.handler")
                .role("arn:aws:iam::123456789012:role/" + name)
                .code(code -> code.zipFile(SdkBytes.fromUtf8String("none")))
                .timeout(3)
                .memorySize(512));
    }

    public Seeds reserved(String function, int concurrency) {
        client(LambdaClient.builder()).putFunctionConcurrency(request -> request.functionName(function)
                .reservedConcurrentExecutions(concurrency));
        return this;
    }

    public Seeds mapping(String function, String queue) {
        queue(queue);
        client(LambdaClient.builder()).createEventSourceMapping(request -> request.functionName(function)
                .eventSourceArn(aws.arn("sqs", queue)));
        return this;
    }

    public Seeds role(String name) {
        client(IamClient.builder()).createRole(request -> request.roleName(name).assumeRolePolicyDocument("{}"));
        return this;
    }

    private S3Client s3() {
        return client(S3Client.builder().forcePathStyle(true));
    }

    public Seeds bucket(String name) {
        s3().createBucket(request -> request.bucket(name));
        return this;
    }

    public Seeds cors(String bucket) {
        s3().putBucketCors(request -> request.bucket(bucket)
                .corsConfiguration(cors -> cors.corsRules(
                        rule -> rule.id("one")
                                .allowedHeaders("*", "x-a")
                                .allowedMethods("GET", "PUT")
                                .allowedOrigins("https://a.example", "https://b.example")
                                .exposeHeaders("ETag")
                                .maxAgeSeconds(60),
                        rule -> rule.allowedMethods("HEAD").allowedOrigins("*"))));
        return this;
    }

    public Seeds notifications(String bucket) {
        queue("documents");
        s3().putBucketNotificationConfiguration(request -> request.bucket(bucket)
                .notificationConfiguration(to -> to.queueConfigurations(queue -> queue.id("q")
                        .queueArn(aws.arn("sqs", "documents"))
                        .events(Event.S3_OBJECT_CREATED, Event.S3_OBJECT_REMOVED_DELETE)
                        .filter(filter -> filter.key(key -> key.filterRules(
                                rule -> rule.name(FilterRuleName.PREFIX).value("input/"),
                                rule -> rule.name(FilterRuleName.SUFFIX).value(".json")))))));
        return this;
    }

    public Seeds queue(String name) {
        client(SqsClient.builder()).createQueue(request -> request.queueName(name));
        return this;
    }

    public Seeds topic(String name, String policy) {
        client(SnsClient.builder()).createTopic(request -> request.name(name).attributes(Map.of("Policy", policy)));
        return this;
    }

    public Seeds provisionedTable(String name) {
        client(DynamoDbClient.builder()).createTable(request -> table(name, request)
                .billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(units -> units.readCapacityUnits(25L).writeCapacityUnits(10L)));
        return this;
    }

    public Seeds onDemandTable(String name) {
        client(DynamoDbClient.builder())
                .createTable(request -> table(name, request).billingMode(BillingMode.PAY_PER_REQUEST));
        return this;
    }

    private static CreateTableRequest.Builder table(String name, CreateTableRequest.Builder request) {
        return request.tableName(name)
                .keySchema(key -> key.attributeName("id").keyType(KeyType.HASH))
                .attributeDefinitions(attribute -> attribute.attributeName("id").attributeType(ScalarAttributeType.S));
    }
}
