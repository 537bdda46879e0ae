package org.chaosjunit.aws.local.ssm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chaosjunit.aws.local.Answer;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.WireRequest;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParametersRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParametersResponse;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.LabelParameterVersionRequest;
import software.amazon.awssdk.services.ssm.model.LabelParameterVersionResponse;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.ssm.model.Tag;

/** The Parameter Store of Systems Manager. */
public final class LocalSsm implements LocalService {
    private LocalAws aws;
    private ParameterStore store;

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        store = new ParameterStore(stand);
        Operations ssm = stand.service("ssm").json("1.1", "AmazonSSM");
        ssm.onRaw(PutParameterRequest::builder, this::put).resource(r -> store.arn(r.name()));
        ssm.on(GetParameterRequest::builder, this::get)
                .resource(r -> store.arn(Selector.of(r.name()).name()));
        ssm.on(GetParametersRequest::builder, this::getAll)
                .resources(r -> r.names().stream().map(store::arn).toList());
        ssm.on(GetParametersByPathRequest::builder, this::getByPath).resource(r -> store.arn(r.path()));
        ssm.on(GetParameterHistoryRequest::builder, this::history).resource(r -> store.arn(r.name()));
        ssm.on(DescribeParametersRequest::builder, this::describe);
        ssm.on(LabelParameterVersionRequest::builder, this::label).resource(r -> store.arn(r.name()));
        ssm.on(DeleteParameterRequest::builder, this::delete).resource(r -> store.arn(r.name()));
        ssm.on(DeleteParametersRequest::builder, this::deleteAll)
                .resources(r -> r.names().stream().map(store::arn).toList());
        ssm.on(AddTagsToResourceRequest::builder, this::tag).resource(r -> store.arn(r.resourceId()));
        ssm.on(RemoveTagsFromResourceRequest::builder, this::untag).resource(r -> store.arn(r.resourceId()));
        ssm.on(ListTagsForResourceRequest::builder, this::tags).resource(r -> store.arn(r.resourceId()));
    }

    private Answer put(PutParameterRequest request, WireRequest raw) {
        String caller = aws.callers().arn(raw.scope().orElseThrow().accessKey());
        ParameterHistory stored = store.put(request, caller);
        return Answer.of(PutParameterResponse.builder()
                .version(stored.version())
                .tier(stored.tier())
                .build());
    }

    private GetParameterResponse get(GetParameterRequest request) {
        Selector selector = Selector.of(request.name());
        Parameter found = store.get(selector.name())
                .parameter(selector.selector(), Boolean.TRUE.equals(request.withDecryption()));
        return GetParameterResponse.builder().parameter(found).build();
    }

    private GetParametersResponse getAll(GetParametersRequest request) {
        if (request.names().size() > 10) {
            throw ParameterRules.invalid("GetParameters takes 10 names.");
        }
        List<Parameter> found = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (String name : request.names()) {
            Selector selector = Selector.of(name);
            try {
                found.add(store.get(selector.name())
                        .parameter(selector.selector(), Boolean.TRUE.equals(request.withDecryption())));
            } catch (AwsError e) {
                invalid.add(name);
            }
        }
        return GetParametersResponse.builder()
                .parameters(found)
                .invalidParameters(invalid)
                .build();
    }

    private GetParametersByPathResponse getByPath(GetParametersByPathRequest request) {
        List<Parameter> found = store.all().stream()
                .filter(each ->
                        ParameterFilters.isBelow(each.name(), request.path(), Boolean.TRUE.equals(request.recursive())))
                .filter(each -> ParameterFilters.matches(each, request.parameterFilters()))
                .map(each -> each.parameter(null, Boolean.TRUE.equals(request.withDecryption())))
                .toList();
        Page<Parameter> page = Page.of(found, request.nextToken(), request.maxResults(), 10);
        return GetParametersByPathResponse.builder()
                .parameters(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private GetParameterHistoryResponse history(GetParameterHistoryRequest request) {
        List<ParameterHistory> all = store.get(request.name()).history(Boolean.TRUE.equals(request.withDecryption()));
        Page<ParameterHistory> page = Page.of(all, request.nextToken(), request.maxResults(), 50);
        return GetParameterHistoryResponse.builder()
                .parameters(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private DescribeParametersResponse describe(DescribeParametersRequest request) {
        if (request.hasFilters() || Boolean.TRUE.equals(request.shared())) {
            throw new AwsError(
                    "NotInStandIn", 501, "DescribeParameters with Filters or Shared is not in the stand-in.");
        }
        List<StoredParameter> found = store.all().stream()
                .filter(each -> ParameterFilters.matches(each, request.parameterFilters()))
                .toList();
        Page<StoredParameter> page = Page.of(found, request.nextToken(), request.maxResults(), 50);
        return DescribeParametersResponse.builder()
                .parameters(page.items().stream().map(StoredParameter::metadata).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private LabelParameterVersionResponse label(LabelParameterVersionRequest request) {
        StoredParameter parameter = store.get(request.name());
        String number = request.parameterVersion() == null
                ? null
                : request.parameterVersion().toString();
        long version = parameter.version(number).version();
        request.labels().forEach(label -> parameter.label(label, version));
        return LabelParameterVersionResponse.builder().parameterVersion(version).build();
    }

    private DeleteParameterResponse delete(DeleteParameterRequest request) {
        store.get(request.name());
        store.delete(request.name());
        return DeleteParameterResponse.builder().build();
    }

    private DeleteParametersResponse deleteAll(DeleteParametersRequest request) {
        List<String> deleted = request.names().stream().filter(store::delete).toList();
        return DeleteParametersResponse.builder()
                .deletedParameters(deleted)
                .invalidParameters(request.names().stream()
                        .filter(name -> !deleted.contains(name))
                        .toList())
                .build();
    }

    private Map<String, String> tagsOf(String type, String id) {
        if (!"Parameter".equals(type)) {
            throw new AwsError("NotInStandIn", 501, "Tags of a " + type + " are not in the stand-in.");
        }
        return store.find(id)
                .orElseThrow(() -> new AwsError("InvalidResourceId", 400, "No parameter " + id))
                .tags();
    }

    private AddTagsToResourceResponse tag(AddTagsToResourceRequest request) {
        Map<String, String> tags = tagsOf(request.resourceTypeAsString(), request.resourceId());
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return AddTagsToResourceResponse.builder().build();
    }

    private RemoveTagsFromResourceResponse untag(RemoveTagsFromResourceRequest request) {
        tagsOf(request.resourceTypeAsString(), request.resourceId()).keySet().removeAll(request.tagKeys());
        return RemoveTagsFromResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse tags(ListTagsForResourceRequest request) {
        List<Tag> tags = new ArrayList<>();
        new TreeMap<>(tagsOf(request.resourceTypeAsString(), request.resourceId()))
                .forEach((key, value) ->
                        tags.add(Tag.builder().key(key).value(value).build()));
        return ListTagsForResourceResponse.builder().tagList(tags).build();
    }
}
