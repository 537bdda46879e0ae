package org.chaosjunit.aws.local.lambda;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Objects;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

/** Reserved concurrency, resource policies and tags of functions. */
final class FunctionSettings {
    private static final String POLICY = LocalLambda.FUNCTION + "/policy";
    private static final String CONCURRENCY = "/2017-10-31/functions/{FunctionName}/concurrency";
    private static final String TAGS = "/2017-03-31/tags/{Resource}";

    private final LocalLambda lambda;

    FunctionSettings(LocalLambda lambda) {
        this.lambda = lambda;
    }

    void register(Operations on) {
        on.on("PUT", CONCURRENCY, PutFunctionConcurrencyRequest::builder, this::reserve)
                .resource(r -> lambda.arn(r.functionName()));
        on.on("DELETE", CONCURRENCY, DeleteFunctionConcurrencyRequest::builder, this::release)
                .resource(r -> lambda.arn(r.functionName()));
        on.on(
                        "GET",
                        "/2019-09-30/functions/{FunctionName}/concurrency",
                        GetFunctionConcurrencyRequest::builder,
                        this::reserved)
                .resource(r -> lambda.arn(r.functionName()));
        on.on("GET", "/2016-08-19/account-settings", GetAccountSettingsRequest::builder, this::account);
        on.on("POST", POLICY, AddPermissionRequest::builder, this::permit).resource(r -> lambda.arn(r.functionName()));
        on.on("GET", POLICY, GetPolicyRequest::builder, this::policy).resource(r -> lambda.arn(r.functionName()));
        on.on("DELETE", POLICY + "/{StatementId}", RemovePermissionRequest::builder, this::forbid)
                .resource(r -> lambda.arn(r.functionName()));
        on.on("GET", TAGS, ListTagsRequest::builder, this::tags).resource(ListTagsRequest::resource);
        on.on("POST", TAGS, TagResourceRequest::builder, this::tag).resource(TagResourceRequest::resource);
        on.on("DELETE", TAGS, UntagResourceRequest::builder, this::untag).resource(UntagResourceRequest::resource);
    }

    private int reservedByOthers(@Nullable StoredFunction but) {
        synchronized (lambda.functions()) {
            return lambda.functions().values().stream()
                    .filter(each -> each != but)
                    .map(StoredFunction::reserved)
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .sum();
        }
    }

    private PutFunctionConcurrencyResponse reserve(PutFunctionConcurrencyRequest request) {
        StoredFunction function = lambda.function(request.functionName());
        Integer concurrency = request.reservedConcurrentExecutions();
        if (concurrency == null || concurrency < 0) {
            throw LocalLambda.invalid("ReservedConcurrentExecutions must be 0 or more.");
        }
        if (Invoker.ACCOUNT - reservedByOthers(function) - concurrency < Invoker.UNRESERVED) {
            throw LocalLambda.invalid("Specified ReservedConcurrentExecutions for function decreases account's"
                    + " UnreservedConcurrentExecution below its minimum value of [" + Invoker.UNRESERVED + "].");
        }
        function.reserve(concurrency);
        return PutFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(concurrency)
                .build();
    }

    private DeleteFunctionConcurrencyResponse release(DeleteFunctionConcurrencyRequest request) {
        lambda.function(request.functionName()).reserve(null);
        return DeleteFunctionConcurrencyResponse.builder().build();
    }

    private GetFunctionConcurrencyResponse reserved(GetFunctionConcurrencyRequest request) {
        return GetFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(
                        lambda.function(request.functionName()).reserved())
                .build();
    }

    private GetAccountSettingsResponse account(GetAccountSettingsRequest request) {
        return GetAccountSettingsResponse.builder()
                .accountLimit(limit -> limit.concurrentExecutions(Invoker.ACCOUNT)
                        .unreservedConcurrentExecutions(Invoker.ACCOUNT - reservedByOthers(null)))
                .accountUsage(
                        usage -> usage.functionCount((long) lambda.functions().size()))
                .build();
    }

    private AddPermissionResponse permit(AddPermissionRequest request) {
        StoredFunction function = lambda.function(request.functionName());
        checkPolicyRevision(function, request.revisionId());
        JsonObject statement = statement(function, request);
        if (function.statements().putIfAbsent(request.statementId(), statement) != null) {
            throw new AwsError(
                            "ResourceConflictException",
                            409,
                            "The statement id (" + request.statementId()
                                    + ") provided already exists. Please provide a new statement id, or remove the"
                                    + " existing statement.")
                    .with("Type", "User");
        }
        function.policyChanged();
        return AddPermissionResponse.builder().statement(statement.toString()).build();
    }

    private static void checkPolicyRevision(StoredFunction function, @Nullable String expected) {
        if (expected != null && !expected.equals(function.policyRevision())) {
            throw StoredFunction.precondition("GetPolicy");
        }
    }

    private static JsonObject statement(StoredFunction function, AddPermissionRequest request) {
        JsonObject statement = new JsonObject();
        statement.addProperty("Sid", request.statementId());
        statement.addProperty("Effect", "Allow");
        statement.add("Principal", principal(request.principal()));
        statement.addProperty("Action", request.action());
        String qualifier = request.qualifier() == null ? "" : ":" + request.qualifier();
        statement.addProperty("Resource", function.arn() + qualifier);
        JsonObject condition = new JsonObject();
        if (request.sourceAccount() != null) {
            condition.add("StringEquals", single("AWS:SourceAccount", request.sourceAccount()));
        }
        if (request.sourceArn() != null) {
            condition.add("ArnLike", single("AWS:SourceArn", request.sourceArn()));
        }
        if (condition.size() > 0) {
            statement.add("Condition", condition);
        }
        return statement;
    }

    private static JsonElement principal(String principal) {
        if (principal.equals("*")) {
            return new JsonPrimitive("*");
        }
        return principal.contains(".amazonaws.com") ? single("Service", principal) : single("AWS", principal);
    }

    private static JsonObject single(String name, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }

    private GetPolicyResponse policy(GetPolicyRequest request) {
        StoredFunction function = lambda.function(request.functionName());
        return GetPolicyResponse.builder()
                .policy(function.policy())
                .revisionId(function.policyRevision())
                .build();
    }

    private RemovePermissionResponse forbid(RemovePermissionRequest request) {
        StoredFunction function = lambda.function(request.functionName());
        checkPolicyRevision(function, request.revisionId());
        if (function.statements().remove(request.statementId()) == null) {
            throw LocalLambda.missing(
                    "Statement " + request.statementId() + " is not found in resource policy.", function.arn());
        }
        function.policyChanged();
        return RemovePermissionResponse.builder().build();
    }

    private ListTagsResponse tags(ListTagsRequest request) {
        return ListTagsResponse.builder()
                .tags(lambda.function(request.resource()).tags())
                .build();
    }

    private TagResourceResponse tag(TagResourceRequest request) {
        lambda.function(request.resource()).tags().putAll(request.tags());
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request) {
        lambda.function(request.resource()).tags().keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }
}
