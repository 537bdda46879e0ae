package org.chaosjunit.aws.local.lambda;

import java.util.List;
import java.util.UUID;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.Models;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** Versions and aliases of functions. */
final class FunctionVersions {
    private static final String VERSIONS = LocalLambda.FUNCTION + "/versions";
    private static final String ALIASES = LocalLambda.FUNCTION + "/aliases";
    private static final String ALIAS = ALIASES + "/{Name}";

    private final LocalLambda lambda;

    FunctionVersions(LocalLambda lambda) {
        this.lambda = lambda;
    }

    void register(Operations on) {
        on.on("POST", VERSIONS, PublishVersionRequest::builder, this::publish)
                .resource(r -> lambda.arn(r.functionName()));
        on.on("GET", VERSIONS, ListVersionsByFunctionRequest::builder, this::versions)
                .resource(r -> lambda.arn(r.functionName()));
        on.on("POST", ALIASES, CreateAliasRequest::builder, this::create).resource(r -> lambda.arn(r.functionName()));
        on.on("GET", ALIASES, ListAliasesRequest::builder, this::list).resource(r -> lambda.arn(r.functionName()));
        on.on("GET", ALIAS, GetAliasRequest::builder, this::get).resource(r -> lambda.arn(r.functionName()));
        on.on("PUT", ALIAS, UpdateAliasRequest::builder, this::update).resource(r -> lambda.arn(r.functionName()));
        on.on("DELETE", ALIAS, DeleteAliasRequest::builder, this::delete).resource(r -> lambda.arn(r.functionName()));
    }

    FunctionVersion publish(StoredFunction function, @Nullable String description) {
        String number = Integer.toString(function.published().size() + 1);
        FunctionVersion latest = function.latest();
        FunctionConfiguration.Builder config =
                lambda.changed(latest.config()).version(number).functionArn(function.arn() + ":" + number);
        if (description != null) {
            config.description(description);
        }
        FunctionVersion version = new FunctionVersion(config.build(), latest.code());
        function.published().put(number, version);
        return version;
    }

    private PublishVersionResponse publish(PublishVersionRequest request) {
        StoredFunction function = lambda.function(request.functionName());
        synchronized (lambda.functions()) {
            function.checkRevision(request.revisionId());
            FunctionVersion version = publish(function, request.description());
            return Models.copy(version.config(), PublishVersionResponse.builder())
                    .build();
        }
    }

    private ListVersionsByFunctionResponse versions(ListVersionsByFunctionRequest request) {
        StoredFunction function = lambda.function(request.functionName());
        List<FunctionConfiguration> all =
                function.versions().stream().map(function::told).toList();
        Page<FunctionConfiguration> page = Page.of(all, request.marker(), request.maxItems(), 50);
        return ListVersionsByFunctionResponse.builder()
                .versions(page.items())
                .nextMarker(page.nextToken())
                .build();
    }

    private static void check(StoredFunction function, String version, @Nullable AliasRoutingConfiguration routing) {
        if (!version.equals(StoredFunction.LATEST)) {
            function.version(version);
        }
        if (routing == null) {
            return;
        }
        if (version.equals(StoredFunction.LATEST)
                || routing.additionalVersionWeights().size() > 1) {
            throw LocalLambda.invalid("An alias shares its traffic with one more published version.");
        }
        routing.additionalVersionWeights().forEach((other, weight) -> {
            function.version(other);
            if (weight < 0 || weight > 1 || other.equals(version)) {
                throw LocalLambda.invalid("Weights go from 0.0 to 1.0 and are for another version.");
            }
        });
    }

    private static @Nullable AliasRoutingConfiguration kept(@Nullable AliasRoutingConfiguration routing) {
        return routing == null || routing.additionalVersionWeights().isEmpty() ? null : routing;
    }

    private CreateAliasResponse create(CreateAliasRequest request) {
        StoredFunction function = lambda.function(request.functionName());
        check(function, request.functionVersion(), request.routingConfig());
        AliasConfiguration alias = Models.copy(request, AliasConfiguration.builder())
                .aliasArn(function.arn() + ":" + request.name())
                .routingConfig(kept(request.routingConfig()))
                .revisionId(UUID.randomUUID().toString())
                .build();
        synchronized (lambda.functions()) {
            if (function.aliases().putIfAbsent(request.name(), alias) != null) {
                throw new AwsError("ResourceConflictException", 409, "Alias already exists: " + alias.aliasArn())
                        .with("Type", "User");
            }
        }
        return Models.copy(alias, CreateAliasResponse.builder()).build();
    }

    private AliasConfiguration alias(String functionName, String name) {
        StoredFunction function = lambda.function(functionName);
        AliasConfiguration alias = function.aliases().get(name);
        if (alias == null) {
            throw LocalLambda.missing("Cannot find alias arn: " + function.arn() + ":" + name, function.arn());
        }
        return alias;
    }

    private GetAliasResponse get(GetAliasRequest request) {
        return Models.copy(alias(request.functionName(), request.name()), GetAliasResponse.builder())
                .build();
    }

    private ListAliasesResponse list(ListAliasesRequest request) {
        StoredFunction function = lambda.function(request.functionName());
        List<AliasConfiguration> all = List.copyOf(function.aliases().values());
        Page<AliasConfiguration> page = Page.of(all, request.marker(), request.maxItems(), 50);
        return ListAliasesResponse.builder()
                .aliases(page.items())
                .nextMarker(page.nextToken())
                .build();
    }

    private UpdateAliasResponse update(UpdateAliasRequest request) {
        AliasConfiguration alias = alias(request.functionName(), request.name());
        StoredFunction function = lambda.function(request.functionName());
        if (request.revisionId() != null && !request.revisionId().equals(alias.revisionId())) {
            throw StoredFunction.precondition("GetFunction/GetAlias");
        }
        AliasConfiguration.Builder changed = Models.copy(request, alias.toBuilder())
                .revisionId(UUID.randomUUID().toString());
        if (request.routingConfig() != null) {
            changed.routingConfig(kept(request.routingConfig()));
        }
        AliasConfiguration updated = changed.build();
        check(function, updated.functionVersion(), updated.routingConfig());
        function.aliases().put(request.name(), updated);
        return Models.copy(updated, UpdateAliasResponse.builder()).build();
    }

    private DeleteAliasResponse delete(DeleteAliasRequest request) {
        lambda.function(request.functionName()).aliases().remove(request.name());
        return DeleteAliasResponse.builder().build();
    }
}
