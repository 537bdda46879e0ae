package org.chaosjunit.aws.local.lambda;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.Models;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** Lambda. */
public final class LocalLambda implements LocalService {
    static final String FUNCTIONS = "/2015-03-31/functions";
    static final String FUNCTION = FUNCTIONS + "/{FunctionName}";

    private final Map<String, StoredFunction> functions = new TreeMap<>();
    private final FunctionCodes codes = new FunctionCodes();
    private LocalAws aws;
    private Containers containers;
    private Invoker invoker;
    private EventSources sources;
    private volatile Duration updates = Duration.ofMillis(20);

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        containers = new Containers(stand);
        invoker = new Invoker(stand, containers);
        Operations on = stand.service("lambda").restJson().throttlesWith(() -> new AwsError(
                        "TooManyRequestsException", 429, "Rate exceeded")
                .with("Type", "User"));
        on.on("POST", FUNCTIONS, CreateFunctionRequest::builder, this::create)
                .resource(r -> arn(r.functionName()))
                .needs("iam:PassRole", CreateFunctionRequest::role);
        on.on("GET", FUNCTIONS, ListFunctionsRequest::builder, this::list);
        on.on("GET", FUNCTION, GetFunctionRequest::builder, this::get).resource(r -> arn(r.functionName()));
        on.on("DELETE", FUNCTION, DeleteFunctionRequest::builder, this::delete).resource(r -> arn(r.functionName()));
        on.on("GET", FUNCTION + "/configuration", GetFunctionConfigurationRequest::builder, this::configuration)
                .resource(r -> arn(r.functionName()));
        on.on("PUT", FUNCTION + "/configuration", UpdateFunctionConfigurationRequest::builder, this::configure)
                .resource(r -> arn(r.functionName()));
        on.on("PUT", FUNCTION + "/code", UpdateFunctionCodeRequest::builder, this::code)
                .resource(r -> arn(r.functionName()));
        on.on("POST", FUNCTION + "/invocations", InvokeRequest::builder, this::invoke)
                .action("InvokeFunction")
                .resource(r -> arn(r.functionName()));
        new FunctionVersions(this).register(on);
        new FunctionSettings(this).register(on);
        sources = new EventSources(this, stand);
        sources.register(on);
    }

    /** Lets time limits and retries of functions pass this much faster than they say. */
    public void speed(double factor) {
        invoker.speed(factor);
    }

    /** Sets how long, of real time, the update of a configuration is in progress. */
    public void updates(Duration duration) {
        updates = duration;
    }

    /** Sets the poll interval of the AppConfig extension of containers that start from now on. */
    public void pollsAppConfig(Duration interval) {
        containers.poll(interval);
    }

    /** Lets so many processes run an event at a time, 16 by default; what is beyond waits. */
    public void processes(int number) {
        containers.processes(number);
    }

    /** Returns how many containers of a function there are. */
    public int containers(String function) {
        return containers.count(function);
    }

    /** Ends the idle containers of a function. */
    public void recycle(String function) {
        containers.recycle(function);
    }

    /**
     * Runs a function as another service does.
     *
     * @throws AwsError if it is throttled
     */
    public Outcome run(String functionOrArn, byte[] payload) {
        StoredFunction function = function(functionOrArn);
        return invoker.invoke(
                function, function.version(FunctionName.of(functionOrArn).qualifier()), payload);
    }

    /** Runs a function later, as another service does. */
    public void runLater(String functionOrArn, byte[] payload) {
        StoredFunction function = function(functionOrArn);
        invoker.invokeLater(
                function, function.version(FunctionName.of(functionOrArn).qualifier()), payload);
    }

    Duration real(Duration time) {
        return invoker.real(time);
    }

    /** Returns how long updates take, in nanoseconds of real time. */
    long updateTime() {
        return updates.toNanos();
    }

    String arn(String functionOrArn) {
        FunctionName name = FunctionName.of(functionOrArn);
        String suffix = name.qualifier() == null ? "" : ":" + name.qualifier();
        return aws.arn("lambda", "function:" + name.name() + suffix);
    }

    Map<String, StoredFunction> functions() {
        return functions;
    }

    StoredFunction function(String functionOrArn) {
        synchronized (functions) {
            return Optional.ofNullable(
                            functions.get(FunctionName.of(functionOrArn).name()))
                    .orElseThrow(() -> missing(arn(functionOrArn)));
        }
    }

    static AwsError missing(String arn) {
        return missing("Function not found: " + arn, arn);
    }

    static AwsError missing(String message, String arn) {
        return new AwsError("ResourceNotFoundException", 404, message).with("Type", "User");
    }

    static AwsError invalid(String message) {
        return new AwsError("InvalidParameterValueException", 400, message).with("Type", "User");
    }

    FunctionConfiguration.Builder changed(FunctionConfiguration config) {
        String now = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS+0000", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(aws.clock().instant());
        return config.toBuilder().revisionId(UUID.randomUUID().toString()).lastModified(now);
    }

    private CreateFunctionResponse create(CreateFunctionRequest request) {
        List<Path> code = codes.located(
                request.code().zipFile(),
                request.code().s3Bucket(),
                request.code().s3Key());
        FunctionConfiguration basis = Models.copy(
                        request,
                        FunctionConfiguration.builder()
                                .timeout(3)
                                .memorySize(128)
                                .description(""))
                .functionArn(arn(request.functionName()))
                .environment(told(request.environment()))
                .codeSha256(FunctionCodes.sha256(code))
                .codeSize(0L)
                .version(StoredFunction.LATEST)
                .state(State.ACTIVE)
                .packageType("Zip")
                .architecturesWithStrings("x86_64")
                .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
                .build();
        check(basis);
        FunctionVersion version = new FunctionVersion(changed(basis).build(), code);
        RuntimeCommand.check(version);
        synchronized (functions) {
            StoredFunction function = new StoredFunction(basis.functionArn(), version);
            if (functions.putIfAbsent(request.functionName(), function) != null) {
                throw new AwsError(
                                "ResourceConflictException", 409, "Function already exist: " + request.functionName())
                        .with("Type", "User");
            }
            function.tags().putAll(request.tags());
            if (Boolean.TRUE.equals(request.publish())) {
                new FunctionVersions(this).publish(function, null);
            }
        }
        return Models.copy(version.config(), CreateFunctionResponse.builder()).build();
    }

    private static void check(FunctionConfiguration config) {
        if (config.timeout() < 1 || config.timeout() > 900) {
            throw validation("timeout", config.timeout(), "between 1 and 900");
        }
        if (config.memorySize() < 128 || config.memorySize() > 10_240) {
            throw validation("memorySize", config.memorySize(), "between 128 and 10240");
        }
        if (config.role() == null || config.handler() == null || config.runtime() == null) {
            throw invalid("A function needs a role, a handler and a runtime.");
        }
    }

    private static AwsError validation(String name, Object found, String rule) {
        return new AwsError(
                "ValidationException",
                400,
                "1 validation error detected: Value '" + found + "' at '" + name
                        + "' failed to satisfy constraint: Member must have value " + rule);
    }

    private static @Nullable EnvironmentResponse told(@Nullable Environment environment) {
        return environment == null || environment.variables().isEmpty()
                ? null
                : EnvironmentResponse.builder()
                        .variables(environment.variables())
                        .build();
    }

    private ListFunctionsResponse list(ListFunctionsRequest request) {
        List<FunctionConfiguration> all;
        synchronized (functions) {
            all = functions.values().stream()
                    .map(each -> each.told(each.latest()))
                    .toList();
        }
        Page<FunctionConfiguration> page = Page.of(all, request.marker(), request.maxItems(), 50);
        return ListFunctionsResponse.builder()
                .functions(page.items())
                .nextMarker(page.nextToken())
                .build();
    }

    private GetFunctionResponse get(GetFunctionRequest request) {
        StoredFunction function = function(request.functionName());
        FunctionVersion version = function.version(qualifier(request.functionName(), request.qualifier()));
        GetFunctionResponse.Builder answer = GetFunctionResponse.builder()
                .configuration(function.told(version))
                .code(code -> code.repositoryType("S3")
                        .location(version.root().toUri().toString()));
        if (!function.tags().isEmpty()) {
            answer.tags(function.tags());
        }
        if (function.reserved() != null) {
            answer.concurrency(each -> each.reservedConcurrentExecutions(function.reserved()));
        }
        return answer.build();
    }

    static @Nullable String qualifier(String functionOrArn, @Nullable String qualifier) {
        return qualifier == null ? FunctionName.of(functionOrArn).qualifier() : qualifier;
    }

    private GetFunctionConfigurationResponse configuration(GetFunctionConfigurationRequest request) {
        StoredFunction function = function(request.functionName());
        FunctionVersion version = function.version(qualifier(request.functionName(), request.qualifier()));
        return Models.copy(function.told(version), GetFunctionConfigurationResponse.builder())
                .build();
    }

    private UpdateFunctionConfigurationResponse configure(UpdateFunctionConfigurationRequest request) {
        StoredFunction function = function(request.functionName());
        synchronized (functions) {
            function.checkRevision(request.revisionId());
            FunctionConfiguration.Builder config = changed(function.latest().config());
            FunctionConfiguration basis = function.latest().config();
            Models.copy(request, config)
                    .functionName(basis.functionName())
                    .revisionId(changed(basis).build().revisionId());
            if (request.environment() != null) {
                config.environment(told(request.environment()));
            }
            check(config.build());
            FunctionVersion version =
                    new FunctionVersion(config.build(), function.latest().code());
            update(function, version);
            return Models.copy(function.told(version), UpdateFunctionConfigurationResponse.builder())
                    .build();
        }
    }

    private UpdateFunctionCodeResponse code(UpdateFunctionCodeRequest request) {
        StoredFunction function = function(request.functionName());
        List<Path> code = codes.located(request.zipFile(), request.s3Bucket(), request.s3Key());
        synchronized (functions) {
            function.checkRevision(request.revisionId());
            FunctionConfiguration config = changed(function.latest().config())
                    .codeSha256(FunctionCodes.sha256(code))
                    .build();
            update(function, new FunctionVersion(config, code));
            if (Boolean.TRUE.equals(request.publish())) {
                new FunctionVersions(this).publish(function, null);
            }
            return Models.copy(function.told(function.latest()), UpdateFunctionCodeResponse.builder())
                    .build();
        }
    }

    private void update(StoredFunction function, FunctionVersion version) {
        function.update(version, updates.toNanos());
        containers.retire(function.name(), version);
    }

    private DeleteFunctionResponse delete(DeleteFunctionRequest request) {
        StoredFunction function = function(request.functionName());
        synchronized (functions) {
            if (request.qualifier() == null) {
                functions.remove(function.name());
            } else {
                function.published().remove(request.qualifier());
            }
        }
        containers.recycle(function.name());
        return DeleteFunctionResponse.builder().build();
    }

    private InvokeResponse invoke(InvokeRequest request) {
        StoredFunction function = function(request.functionName());
        FunctionVersion version = function.version(qualifier(request.functionName(), request.qualifier()));
        byte[] payload = request.payload() == null || request.payload().asByteArrayUnsafe().length == 0
                ? "{}".getBytes(StandardCharsets.UTF_8)
                : request.payload().asByteArray();
        InvocationType type =
                request.invocationType() == null ? InvocationType.REQUEST_RESPONSE : request.invocationType();
        return switch (type) {
            case DRY_RUN -> InvokeResponse.builder().statusCode(204).build();
            case EVENT -> {
                invoker.invokeLater(function, version, payload);
                yield InvokeResponse.builder().statusCode(202).build();
            }
            default -> answered(invoker.invoke(function, version, payload), request.logType() == LogType.TAIL);
        };
    }

    private static InvokeResponse answered(Outcome outcome, boolean withLog) {
        String log = Base64.getEncoder().encodeToString(outcome.log().getBytes(StandardCharsets.UTF_8));
        return InvokeResponse.builder()
                .statusCode(200)
                .payload(SdkBytes.fromByteArray(outcome.payload()))
                .functionError(outcome.error())
                .executedVersion(outcome.version())
                .logResult(withLog ? log : null)
                .build();
    }

    @Override
    public void close() {
        sources.close();
        invoker.close();
        codes.close();
    }
}
