package org.chaosjunit.aws.settings;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/**
 * Functions of Lambda that only have settings and cannot run. Every change takes two looks, as it takes a while in AWS.
 */
final class FewFunctions implements LocalService {
    private static final String FUNCTIONS = "/2015-03-31/functions";
    private static final String MAPPINGS = "/2015-03-31/event-source-mappings";

    private final Map<String, Function> functions = new ConcurrentHashMap<>();
    private final Map<String, EventSourceMappingConfiguration> mappings = new ConcurrentHashMap<>();

    private static final class Function {
        private int timeout;
        private int memory;
        private Integer concurrency;
        private String revision = UUID.randomUUID().toString();
        private boolean isUpdating;
    }

    @Override
    public void register(LocalAws aws) {
        Operations lambda = aws.service("lambda").restJson();
        lambda.on("POST", FUNCTIONS, CreateFunctionRequest::builder, this::create);
        lambda.on(
                "GET",
                FUNCTIONS + "/{FunctionName}/configuration",
                GetFunctionConfigurationRequest::builder,
                this::get);
        lambda.on(
                "PUT",
                FUNCTIONS + "/{FunctionName}/configuration",
                UpdateFunctionConfigurationRequest::builder,
                this::update);
        lambda.on(
                "GET",
                "/2019-09-30/functions/{FunctionName}/concurrency",
                GetFunctionConcurrencyRequest::builder,
                request -> GetFunctionConcurrencyResponse.builder()
                        .reservedConcurrentExecutions(function(request.functionName()).concurrency)
                        .build());
        lambda.on(
                "PUT",
                "/2017-10-31/functions/{FunctionName}/concurrency",
                PutFunctionConcurrencyRequest::builder,
                this::reserve);
        lambda.on(
                "DELETE",
                "/2017-10-31/functions/{FunctionName}/concurrency",
                DeleteFunctionConcurrencyRequest::builder,
                this::free);
        lambda.on("POST", MAPPINGS, CreateEventSourceMappingRequest::builder, this::map);
        lambda.on("GET", MAPPINGS, ListEventSourceMappingsRequest::builder, this::list);
        lambda.on("GET", MAPPINGS + "/{UUID}", GetEventSourceMappingRequest::builder, this::getMapping);
        lambda.on("PUT", MAPPINGS + "/{UUID}", UpdateEventSourceMappingRequest::builder, this::updateMapping);
    }

    private CreateFunctionResponse create(CreateFunctionRequest request) {
        Function function = new Function();
        function.timeout = request.timeout();
        function.memory = request.memorySize();
        functions.put(request.functionName(), function);
        return CreateFunctionResponse.builder()
                .functionName(request.functionName())
                .build();
    }

    private Function function(String name) {
        return Optional.ofNullable(functions.get(name))
                .orElseThrow(() -> new AwsError("ResourceNotFoundException", 404, "Function not found: " + name));
    }

    private synchronized GetFunctionConfigurationResponse get(GetFunctionConfigurationRequest request) {
        Function function = function(request.functionName());
        boolean isUpdating = function.isUpdating;
        function.isUpdating = false;
        return GetFunctionConfigurationResponse.builder()
                .functionName(request.functionName())
                .timeout(function.timeout)
                .memorySize(function.memory)
                .revisionId(isUpdating ? "a passing one" : function.revision)
                .lastUpdateStatus(isUpdating ? LastUpdateStatus.IN_PROGRESS : LastUpdateStatus.SUCCESSFUL)
                .build();
    }

    private synchronized UpdateFunctionConfigurationResponse update(UpdateFunctionConfigurationRequest request) {
        Function function = function(request.functionName());
        if (function.isUpdating) {
            throw new AwsError("ResourceConflictException", 409, "An update is in progress for resource.");
        }
        if (!function.revision.equals(request.revisionId())) {
            throw new AwsError("PreconditionFailedException", 412, "The Revision Id provided does not match.");
        }
        function.timeout = request.timeout();
        function.memory = request.memorySize();
        function.revision = UUID.randomUUID().toString();
        function.isUpdating = true;
        return UpdateFunctionConfigurationResponse.builder().build();
    }

    private PutFunctionConcurrencyResponse reserve(PutFunctionConcurrencyRequest request) {
        function(request.functionName()).concurrency = request.reservedConcurrentExecutions();
        return PutFunctionConcurrencyResponse.builder()
                .reservedConcurrentExecutions(request.reservedConcurrentExecutions())
                .build();
    }

    private DeleteFunctionConcurrencyResponse free(DeleteFunctionConcurrencyRequest request) {
        function(request.functionName()).concurrency = null;
        return DeleteFunctionConcurrencyResponse.builder().build();
    }

    private CreateEventSourceMappingResponse map(CreateEventSourceMappingRequest request) {
        String uuid = UUID.randomUUID().toString();
        mappings.put(
                uuid,
                EventSourceMappingConfiguration.builder()
                        .uuid(uuid)
                        .eventSourceArn(request.eventSourceArn())
                        .functionArn("arn:aws:lambda:eu-central-1:123456789012:function:" + request.functionName())
                        .state("Creating")
                        .build());
        return CreateEventSourceMappingResponse.builder().uuid(uuid).build();
    }

    private ListEventSourceMappingsResponse list(ListEventSourceMappingsRequest request) {
        function(request.functionName());
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(mappings.values().stream()
                        .filter(mapping -> mapping.functionArn().endsWith(":" + request.functionName()))
                        .toList())
                .build();
    }

    private synchronized GetEventSourceMappingResponse getMapping(GetEventSourceMappingRequest request) {
        String state = mapping(request.uuid()).state();
        set(request.uuid(), state.equals("Disabling") ? "Disabled" : state.equals("Disabled") ? state : "Enabled");
        return GetEventSourceMappingResponse.builder()
                .uuid(request.uuid())
                .state(state)
                .build();
    }

    private synchronized UpdateEventSourceMappingResponse updateMapping(UpdateEventSourceMappingRequest request) {
        if (!mapping(request.uuid()).state().endsWith("abled")) {
            throw new AwsError("ResourceInUseException", 400, "The event source mapping is being changed.");
        }
        set(request.uuid(), request.enabled() ? "Enabling" : "Disabling");
        return UpdateEventSourceMappingResponse.builder().uuid(request.uuid()).build();
    }

    private void set(String uuid, String state) {
        mappings.computeIfPresent(
                uuid, (same, mapping) -> mapping.toBuilder().state(state).build());
    }

    private EventSourceMappingConfiguration mapping(String uuid) {
        return Optional.ofNullable(mappings.get(uuid))
                .orElseThrow(() ->
                        new AwsError("ResourceNotFoundException", 404, "The resource you requested does not exist."));
    }
}
