package org.chaosjunit.aws.local.lambda;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.sqs.LocalQueue;
import org.chaosjunit.aws.local.sqs.LocalSqs;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.Models;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

/** Event source mappings from SQS. */
final class EventSources implements AutoCloseable {
    private static final String MAPPINGS = "/2015-03-31/event-source-mappings";
    private static final String MAPPING = MAPPINGS + "/{UUID}";

    private final LocalLambda lambda;
    private final LocalAws aws;
    private final Map<String, EventSource> sources = new ConcurrentSkipListMap<>();

    EventSources(LocalLambda lambda, LocalAws aws) {
        this.lambda = lambda;
        this.aws = aws;
    }

    void register(Operations on) {
        on.on("POST", MAPPINGS, CreateEventSourceMappingRequest::builder, this::create);
        on.on("GET", MAPPINGS, ListEventSourceMappingsRequest::builder, this::list);
        on.on("GET", MAPPING, GetEventSourceMappingRequest::builder, this::get).resource(r -> arn(r.uuid()));
        on.on("PUT", MAPPING, UpdateEventSourceMappingRequest::builder, this::update)
                .resource(r -> arn(r.uuid()));
        on.on("DELETE", MAPPING, DeleteEventSourceMappingRequest::builder, this::delete)
                .resource(r -> arn(r.uuid()));
    }

    private String arn(String uuid) {
        return aws.arn("lambda", "event-source-mapping:" + uuid);
    }

    private EventSource source(String uuid) {
        return Optional.ofNullable(sources.get(uuid))
                .orElseThrow(() -> LocalLambda.missing("The resource you requested does not exist.", arn(uuid)));
    }

    private EventSourceMappingConfiguration told(EventSource source) {
        String done = source.isEnabled() ? "Enabled" : "Disabled";
        String changing = source.isEnabled() ? "Enabling" : "Disabling";
        return source.config().toBuilder()
                .state(source.isChanging() ? changing : done)
                .build();
    }

    private CreateEventSourceMappingResponse create(CreateEventSourceMappingRequest request) {
        if (request.eventSourceArn() == null || !request.eventSourceArn().startsWith("arn:aws:sqs:")) {
            throw new AwsError("InvalidParameterValueException", 501, "The stand-in maps SQS queues only.");
        }
        if (request.destinationConfig() != null || request.filterCriteria() != null) {
            throw new AwsError(
                    "InvalidParameterValueException",
                    501,
                    "The stand-in's mappings have no filter and no destination.");
        }
        checkVisibility(
                aws.service(LocalSqs.class).byArn(request.eventSourceArn()), lambda.function(request.functionName()));
        String uuid = UUID.randomUUID().toString();
        EventSourceMappingConfiguration config = Models.copy(
                        request,
                        EventSourceMappingConfiguration.builder().batchSize(10).maximumBatchingWindowInSeconds(0))
                .uuid(uuid)
                .eventSourceMappingArn(arn(uuid))
                .functionArn(lambda.arn(request.functionName()))
                .lastModified(aws.clock().instant())
                .stateTransitionReason("USER_INITIATED")
                .build();
        boolean enabled = !Boolean.FALSE.equals(request.enabled());
        EventSource source = new EventSource(aws, lambda, config, enabled);
        source.change(config, enabled, lambda.updateTime());
        sources.put(uuid, source);
        return Models.copy(told(source), CreateEventSourceMappingResponse.builder())
                .state("Creating")
                .build();
    }

    private void checkVisibility(LocalQueue queue, StoredFunction function) {
        Duration timeout = Duration.ofSeconds(function.latest().config().timeout());
        String visibility = queue.attribute("VisibilityTimeout").orElseThrow();
        if (Duration.ofSeconds(Long.parseLong(visibility)).compareTo(lambda.real(timeout)) < 0) {
            throw LocalLambda.invalid("Invalid request provided: Queue visibility timeout: " + visibility
                    + " seconds is less than Function timeout: " + timeout.toSeconds() + " seconds");
        }
    }

    private ListEventSourceMappingsResponse list(ListEventSourceMappingsRequest request) {
        Optional.ofNullable(request.functionName()).ifPresent(lambda::function);
        List<EventSourceMappingConfiguration> all = sources.values().stream()
                .map(this::told)
                .filter(each -> request.eventSourceArn() == null
                        || request.eventSourceArn().equals(each.eventSourceArn()))
                .filter(each -> request.functionName() == null
                        || lambda.arn(request.functionName()).equals(each.functionArn()))
                .toList();
        Page<EventSourceMappingConfiguration> page = Page.of(all, request.marker(), request.maxItems(), 100);
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(page.items())
                .nextMarker(page.nextToken())
                .build();
    }

    private GetEventSourceMappingResponse get(GetEventSourceMappingRequest request) {
        return Models.copy(told(source(request.uuid())), GetEventSourceMappingResponse.builder())
                .build();
    }

    private UpdateEventSourceMappingResponse update(UpdateEventSourceMappingRequest request) {
        EventSource source = source(request.uuid());
        if (source.isChanging()) {
            throw new AwsError(
                            "ResourceInUseException",
                            400,
                            "Cannot update the event source mapping because it is in use.")
                    .with("Type", "User");
        }
        EventSourceMappingConfiguration.Builder config = Models.copy(request, source.config().toBuilder())
                .lastModified(aws.clock().instant());
        if (request.functionName() != null) {
            lambda.function(request.functionName());
            config.functionArn(lambda.arn(request.functionName()));
        }
        boolean enabled = request.enabled() == null ? source.isEnabled() : request.enabled();
        source.change(config.build(), enabled, lambda.updateTime());
        return Models.copy(told(source), UpdateEventSourceMappingResponse.builder())
                .build();
    }

    private DeleteEventSourceMappingResponse delete(DeleteEventSourceMappingRequest request) {
        EventSource source = source(request.uuid());
        sources.remove(request.uuid());
        source.close();
        return Models.copy(source.config(), DeleteEventSourceMappingResponse.builder())
                .state("Deleting")
                .build();
    }

    @Override
    public void close() {
        sources.values().forEach(EventSource::close);
    }
}
