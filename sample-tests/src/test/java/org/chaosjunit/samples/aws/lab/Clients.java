package org.chaosjunit.samples.aws.lab;

import org.chaosjunit.aws.local.LocalAws;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The services that a pipeline is made of. */
record Clients(S3Client s3, SqsClient sqs, SnsClient sns, LambdaClient lambda, DynamoDbClient dynamoDb, SsmClient ssm)
        implements AutoCloseable {
    static Clients of(LocalAws aws) {
        return new Clients(
                client(aws, S3Client.builder().forcePathStyle(true)),
                client(aws, SqsClient.builder()),
                client(aws, SnsClient.builder()),
                client(aws, LambdaClient.builder()),
                client(aws, DynamoDbClient.builder()),
                client(aws, SsmClient.builder()));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            LocalAws aws, B builder) {
        return aws.client(builder.httpClientBuilder(ApacheHttpClient.builder()));
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        sns.close();
        lambda.close();
        dynamoDb.close();
        ssm.close();
    }
}
