package org.chaosjunit.aws.local.s3;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.chaosjunit.aws.local.Answer;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.ResourcePolicy;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.Models;
import org.chaosjunit.aws.local.wire.WireRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3, by path-style addresses. */
public final class LocalS3 implements LocalService {
    private static final String BUCKET = "/{Bucket}";
    private static final String OBJECT = "/{Bucket}/{Key+}";

    private final Map<String, Bucket> buckets = new ConcurrentSkipListMap<>();
    private LocalAws aws;
    private Notifications notifications;

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        notifications = new Notifications(stand);
        stand.guard((call, permission) -> Optional.of(permission.resource())
                .filter(any -> call.service().equals("s3"))
                .flatMap(this::policy)
                .filter(policy -> ResourcePolicy.denies(
                        policy, permission, stand.callers().arn(call.accessKey())))
                .map(any -> "with an explicit deny in a resource-based policy"));
        Operations s3 = stand.service("s3").restXml("http://s3.amazonaws.com/doc/2006-03-01/");
        s3.on("GET", "/", ListBucketsRequest::builder, this::list).action("ListAllMyBuckets");
        s3.on("PUT", BUCKET, CreateBucketRequest::builder, this::create).resource(r -> arn(r.bucket()));
        s3.on("DELETE", BUCKET, DeleteBucketRequest::builder, this::delete).resource(r -> arn(r.bucket()));
        s3.on("HEAD", BUCKET, HeadBucketRequest::builder, this::head)
                .action("ListBucket")
                .resource(r -> arn(r.bucket()));
        s3.on("GET", BUCKET + "?list-type=2", ListObjectsV2Request::builder, this::objects)
                .action("ListBucket")
                .resource(r -> arn(r.bucket()));
        settings(s3);
        s3.onStream("PUT", OBJECT, PutObjectRequest::builder, this::put).resource(r -> arn(r.bucket()) + "/" + r.key());
        s3.onStream("GET", OBJECT, GetObjectRequest::builder, this::get).resource(r -> arn(r.bucket()) + "/" + r.key());
        s3.on("HEAD", OBJECT, HeadObjectRequest::builder, this::headObject)
                .action("GetObject")
                .resource(r -> arn(r.bucket()) + "/" + r.key());
        s3.on("DELETE", OBJECT, DeleteObjectRequest::builder, this::deleteObject)
                .resource(r -> arn(r.bucket()) + "/" + r.key());
    }

    private void settings(Operations s3) {
        s3.on("PUT", BUCKET + "?cors", PutBucketCorsRequest::builder, this::putCors)
                .action("PutBucketCORS")
                .resource(r -> arn(r.bucket()));
        s3.on("GET", BUCKET + "?cors", GetBucketCorsRequest::builder, this::cors)
                .action("GetBucketCORS")
                .resource(r -> arn(r.bucket()));
        s3.on("DELETE", BUCKET + "?cors", DeleteBucketCorsRequest::builder, this::deleteCors)
                .action("PutBucketCORS")
                .resource(r -> arn(r.bucket()));
        s3.on("PUT", BUCKET + "?notification", PutBucketNotificationConfigurationRequest::builder, this::notify)
                .action("PutBucketNotification")
                .resource(r -> arn(r.bucket()));
        s3.on("GET", BUCKET + "?notification", GetBucketNotificationConfigurationRequest::builder, this::notified)
                .action("GetBucketNotification")
                .resource(r -> arn(r.bucket()));
        s3.on("PUT", BUCKET + "?policy", PutBucketPolicyRequest::builder, this::putPolicy)
                .resource(r -> arn(r.bucket()));
        s3.on("GET", BUCKET + "?policy", GetBucketPolicyRequest::builder, this::getPolicy)
                .resource(r -> arn(r.bucket()));
        s3.on("DELETE", BUCKET + "?policy", DeleteBucketPolicyRequest::builder, this::deletePolicy)
                .resource(r -> arn(r.bucket()));
    }

    private static String arn(String bucket) {
        return "arn:aws:s3:::" + bucket;
    }

    /** Returns the policy of the bucket that a resource is or lies in; empty if it has none. */
    public Optional<String> policy(String arn) {
        String bucket = arn.replaceFirst("^arn:aws:s3:::", "").replaceFirst("/.*", "");
        return Optional.ofNullable(buckets.get(bucket)).map(Bucket::policy);
    }

    /** Returns the keys of a bucket's objects, for tests. */
    public List<String> keys(String bucket) {
        return List.copyOf(bucket(bucket).objects().keySet());
    }

    private Bucket bucket(String name) {
        return Optional.ofNullable(buckets.get(name))
                .orElseThrow(() -> new AwsError("NoSuchBucket", 404, "The specified bucket does not exist")
                        .with("BucketName", name));
    }

    private StoredObject object(String bucket, String key) {
        return Optional.ofNullable(bucket(bucket).objects().get(key))
                .orElseThrow(
                        () -> new AwsError("NoSuchKey", 404, "The specified key does not exist.").with("Key", key));
    }

    private ListBucketsResponse list(ListBucketsRequest request) {
        return ListBucketsResponse.builder()
                .buckets(buckets.values().stream()
                        .map(each -> software.amazon.awssdk.services.s3.model.Bucket.builder()
                                .name(each.name())
                                .creationDate(each.created())
                                .build())
                        .toList())
                .build();
    }

    private CreateBucketResponse create(CreateBucketRequest request) {
        if (buckets.putIfAbsent(
                        request.bucket(),
                        new Bucket(request.bucket(), aws.clock().instant()))
                != null) {
            throw new AwsError(
                    "BucketAlreadyOwnedByYou",
                    409,
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
        return CreateBucketResponse.builder().location("/" + request.bucket()).build();
    }

    private DeleteBucketResponse delete(DeleteBucketRequest request) {
        if (!bucket(request.bucket()).objects().isEmpty()) {
            throw new AwsError("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
        }
        buckets.remove(request.bucket());
        return DeleteBucketResponse.builder().build();
    }

    private HeadBucketResponse head(HeadBucketRequest request) {
        bucket(request.bucket());
        return HeadBucketResponse.builder().bucketRegion(aws.region().id()).build();
    }

    private ListObjectsV2Response objects(ListObjectsV2Request request) {
        if (request.delimiter() != null || !List.of("null", "url").contains("" + request.encodingTypeAsString())) {
            throw new AwsError("NotImplemented", 501, "The stand-in lists without a delimiter only.");
        }
        String prefix = request.prefix() == null ? "" : request.prefix();
        List<S3Object> all = bucket(request.bucket()).objects().values().stream()
                .filter(each -> each.key().startsWith(prefix))
                .map(each -> S3Object.builder()
                        .key(each.key())
                        .size((long) each.content().length)
                        .eTag(each.tag())
                        .lastModified(each.modified())
                        .build())
                .toList();
        Page<S3Object> page = Page.of(all, request.continuationToken(), request.maxKeys(), 1000);
        return ListObjectsV2Response.builder()
                .name(request.bucket())
                .prefix(prefix)
                .contents(page.items())
                .keyCount(page.items().size())
                .isTruncated(page.nextToken() != null)
                .nextContinuationToken(page.nextToken())
                .build();
    }

    private PutBucketCorsResponse putCors(PutBucketCorsRequest request) {
        bucket(request.bucket()).cors(request.corsConfiguration());
        return PutBucketCorsResponse.builder().build();
    }

    private GetBucketCorsResponse cors(GetBucketCorsRequest request) {
        return Optional.ofNullable(bucket(request.bucket()).cors())
                .map(rules -> GetBucketCorsResponse.builder()
                        .corsRules(rules.corsRules())
                        .build())
                .orElseThrow(
                        () -> new AwsError("NoSuchCORSConfiguration", 404, "The CORS configuration does not exist"));
    }

    private DeleteBucketCorsResponse deleteCors(DeleteBucketCorsRequest request) {
        bucket(request.bucket()).cors(null);
        return DeleteBucketCorsResponse.builder().build();
    }

    private PutBucketNotificationConfigurationResponse notify(PutBucketNotificationConfigurationRequest request) {
        if (!Boolean.TRUE.equals(request.skipDestinationValidation())) {
            notifications.check(request.notificationConfiguration());
        }
        bucket(request.bucket()).notifications(Notifications.named(request.notificationConfiguration()));
        return PutBucketNotificationConfigurationResponse.builder().build();
    }

    private GetBucketNotificationConfigurationResponse notified(GetBucketNotificationConfigurationRequest request) {
        return Models.copy(
                        bucket(request.bucket()).notifications(), GetBucketNotificationConfigurationResponse.builder())
                .build();
    }

    private PutBucketPolicyResponse putPolicy(PutBucketPolicyRequest request) {
        bucket(request.bucket()).policy(request.policy());
        return PutBucketPolicyResponse.builder().build();
    }

    private GetBucketPolicyResponse getPolicy(GetBucketPolicyRequest request) {
        return Optional.ofNullable(bucket(request.bucket()).policy())
                .map(policy -> GetBucketPolicyResponse.builder().policy(policy).build())
                .orElseThrow(() -> new AwsError("NoSuchBucketPolicy", 404, "The bucket policy does not exist"));
    }

    private DeleteBucketPolicyResponse deletePolicy(DeleteBucketPolicyRequest request) {
        bucket(request.bucket()).policy(null);
        return DeleteBucketPolicyResponse.builder().build();
    }

    private Answer put(PutObjectRequest request, WireRequest raw) {
        if (raw.header("x-amz-copy-source").isPresent()) {
            throw new AwsError("NotImplemented", 501, "The stand-in does not copy objects.");
        }
        Bucket bucket = bucket(request.bucket());
        StoredObject object = new StoredObject(
                request.key(),
                raw.body(),
                request.contentType(),
                request.metadata(),
                aws.clock().instant());
        bucket.objects().put(request.key(), object);
        notifications.tell(bucket, "ObjectCreated:Put", object);
        return Answer.of(PutObjectResponse.builder().eTag(object.tag()).build());
    }

    private Answer get(GetObjectRequest request, WireRequest raw) {
        if (request.range() != null) {
            throw new AwsError("NotImplemented", 501, "The stand-in gives whole objects only.");
        }
        StoredObject object = object(request.bucket(), request.key());
        GetObjectResponse head = GetObjectResponse.builder()
                .eTag(object.tag())
                .contentType(object.contentType())
                .lastModified(object.modified())
                .metadata(object.metadata())
                .build();
        return new Answer(head, object.content());
    }

    private HeadObjectResponse headObject(HeadObjectRequest request) {
        StoredObject object = object(request.bucket(), request.key());
        return HeadObjectResponse.builder()
                .eTag(object.tag())
                .contentType(object.contentType())
                .contentLength((long) object.content().length)
                .lastModified(object.modified())
                .metadata(object.metadata())
                .build();
    }

    private DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        Bucket bucket = bucket(request.bucket());
        StoredObject removed = bucket.objects().remove(request.key());
        if (removed != null) {
            notifications.tell(bucket, "ObjectRemoved:Delete", removed);
        }
        return DeleteObjectResponse.builder().build();
    }
}
