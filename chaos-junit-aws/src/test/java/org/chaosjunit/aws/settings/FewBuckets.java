package org.chaosjunit.aws.settings;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.local.Answer;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;

/** Buckets of S3 that only have settings, and no objects. */
final class FewBuckets implements LocalService {
    private final Set<String> buckets = ConcurrentHashMap.newKeySet();
    private final Map<String, String> policies = new ConcurrentHashMap<>();
    private final Map<String, CORSConfiguration> cors = new ConcurrentHashMap<>();
    private final Map<String, NotificationConfiguration> notifications = new ConcurrentHashMap<>();

    @Override
    public void register(LocalAws aws) {
        Operations s3 = aws.service("s3").restXml("http://s3.amazonaws.com/doc/2006-03-01/");
        s3.on("PUT", "/{Bucket}", CreateBucketRequest::builder, request -> {
            buckets.add(request.bucket());
            return CreateBucketResponse.builder().build();
        });
        s3.onStream(
                "GET",
                "/{Bucket}?policy",
                GetBucketPolicyRequest::builder,
                (request, raw) -> new Answer(
                        GetBucketPolicyResponse.builder().build(),
                        find(policies, request.bucket(), "NoSuchBucketPolicy").getBytes(StandardCharsets.UTF_8)));
        s3.onStream("PUT", "/{Bucket}?policy", PutBucketPolicyRequest::builder, (request, raw) -> {
            policies.put(known(request.bucket()), raw.text());
            return Answer.of(PutBucketPolicyResponse.builder().build());
        });
        s3.on("DELETE", "/{Bucket}?policy", DeleteBucketPolicyRequest::builder, request -> {
            policies.remove(known(request.bucket()));
            return DeleteBucketPolicyResponse.builder().build();
        });
        s3.on("GET", "/{Bucket}?cors", GetBucketCorsRequest::builder, request -> GetBucketCorsResponse.builder()
                        .corsRules(find(cors, request.bucket(), "NoSuchCORSConfiguration")
                                .corsRules())
                        .build())
                .action("GetBucketCORS");
        s3.on("PUT", "/{Bucket}?cors", PutBucketCorsRequest::builder, request -> {
                    cors.put(known(request.bucket()), request.corsConfiguration());
                    return PutBucketCorsResponse.builder().build();
                })
                .action("PutBucketCORS");
        s3.on("DELETE", "/{Bucket}?cors", DeleteBucketCorsRequest::builder, request -> {
                    cors.remove(known(request.bucket()));
                    return DeleteBucketCorsResponse.builder().build();
                })
                .action("PutBucketCORS");
        s3.on(
                        "GET",
                        "/{Bucket}?notification",
                        GetBucketNotificationConfigurationRequest::builder,
                        request -> notifications(known(request.bucket())))
                .action("GetBucketNotification");
        s3.on("PUT", "/{Bucket}?notification", PutBucketNotificationConfigurationRequest::builder, request -> {
                    notifications.put(known(request.bucket()), request.notificationConfiguration());
                    return PutBucketNotificationConfigurationResponse.builder().build();
                })
                .action("PutBucketNotification");
    }

    private GetBucketNotificationConfigurationResponse notifications(String bucket) {
        NotificationConfiguration found = notifications.getOrDefault(
                bucket, NotificationConfiguration.builder().build());
        return GetBucketNotificationConfigurationResponse.builder()
                .queueConfigurations(found.queueConfigurations())
                .topicConfigurations(found.topicConfigurations())
                .lambdaFunctionConfigurations(found.lambdaFunctionConfigurations())
                .eventBridgeConfiguration(found.eventBridgeConfiguration())
                .build();
    }

    private <T> T find(Map<String, T> all, String bucket, String absent) {
        return Optional.ofNullable(all.get(known(bucket)))
                .orElseThrow(() -> new AwsError(absent, 404, "The configuration does not exist."));
    }

    private String known(String bucket) {
        if (!buckets.contains(bucket)) {
            throw new AwsError("NoSuchBucket", 404, "The specified bucket does not exist.");
        }
        return bucket;
    }
}
