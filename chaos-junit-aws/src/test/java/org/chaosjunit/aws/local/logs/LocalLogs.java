package org.chaosjunit.aws.local.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** CloudWatch Logs. */
public final class LocalLogs implements LocalService {
    private static final int MOST = 10_000;

    private final Map<String, StoredGroup> groups = new ConcurrentSkipListMap<>();
    private LocalAws aws;
    private volatile Duration lag = Duration.ZERO;
    private volatile int scan = MOST;

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        Operations logs = stand.service("logs").json("1.1", "Logs_20140328");
        logs.on(CreateLogGroupRequest::builder, this::create).resource(r -> arn(r.logGroupName()));
        logs.on(DeleteLogGroupRequest::builder, this::delete).resource(r -> arn(r.logGroupName()));
        logs.on(DescribeLogGroupsRequest::builder, this::describe);
        logs.on(PutRetentionPolicyRequest::builder, this::retain).resource(r -> arn(r.logGroupName()));
        logs.on(CreateLogStreamRequest::builder, this::createStream).resource(r -> arn(r.logGroupName()));
        logs.on(DescribeLogStreamsRequest::builder, this::describeStreams).resource(r -> arn(r.logGroupName()));
        logs.on(PutLogEventsRequest::builder, this::put).resource(r -> arn(r.logGroupName()));
        logs.on(GetLogEventsRequest::builder, this::get).resource(r -> arn(r.logGroupName()));
        logs.on(FilterLogEventsRequest::builder, this::filter).resource(r -> arn(r.logGroupName()));
    }

    /** Lets events be found only so long after they came in, by the stand-in's clock. */
    public void lag(Duration duration) {
        lag = duration;
    }

    /** Looks through no more events than this per page, so that there are pages that have a token and no event. */
    public void scan(int events) {
        scan = events;
    }

    /** Appends a line as services do; the group and the stream are made where they are missing. */
    public void append(String group, String stream, Instant time, String message) {
        groups.computeIfAbsent(group, name -> new StoredGroup(name, aws.clock().instant()))
                .append(stream, time, message, aws.clock().instant());
    }

    /** Returns the messages of a group by time, for tests. */
    public List<String> messages(String group) {
        return Optional.ofNullable(groups.get(group)).map(StoredGroup::events).orElse(List.of()).stream()
                .map(StoredGroup.Event::message)
                .toList();
    }

    private String arn(@Nullable String group) {
        return aws.arn("logs", "log-group:" + group + ":*");
    }

    private StoredGroup group(@Nullable String name, @Nullable String identifier) {
        String wanted = name != null
                ? name
                : String.valueOf(identifier)
                        .replaceFirst("^arn:.*:log-group:", "")
                        .replaceFirst(":\\*$", "");
        return Optional.ofNullable(groups.get(wanted)).orElseThrow(() -> missing("group"));
    }

    private static AwsError missing(String what) {
        return new AwsError("ResourceNotFoundException", 400, "The specified log " + what + " does not exist.");
    }

    private CreateLogGroupResponse create(CreateLogGroupRequest request) {
        StoredGroup group = new StoredGroup(request.logGroupName(), aws.clock().instant());
        if (groups.putIfAbsent(request.logGroupName(), group) != null) {
            throw new AwsError("ResourceAlreadyExistsException", 400, "The specified log group already exists");
        }
        return CreateLogGroupResponse.builder().build();
    }

    private DeleteLogGroupResponse delete(DeleteLogGroupRequest request) {
        groups.remove(group(request.logGroupName(), null).name());
        return DeleteLogGroupResponse.builder().build();
    }

    private PutRetentionPolicyResponse retain(PutRetentionPolicyRequest request) {
        group(request.logGroupName(), null).retain(request.retentionInDays());
        return PutRetentionPolicyResponse.builder().build();
    }

    private DescribeLogGroupsResponse describe(DescribeLogGroupsRequest request) {
        String prefix = request.logGroupNamePrefix() == null ? "" : request.logGroupNamePrefix();
        String part = request.logGroupNamePattern() == null ? "" : request.logGroupNamePattern();
        List<LogGroup> found = groups.values().stream()
                .filter(group -> group.name().startsWith(prefix) && group.name().contains(part))
                .map(group -> LogGroup.builder()
                        .logGroupName(group.name())
                        .arn(arn(group.name()))
                        .logGroupArn(arn(group.name()).replaceFirst(":\\*$", ""))
                        .creationTime(group.created().toEpochMilli())
                        .retentionInDays(group.retentionDays())
                        .build())
                .toList();
        Page<LogGroup> page = Page.of(found, request.nextToken(), request.limit(), 50);
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private CreateLogStreamResponse createStream(CreateLogStreamRequest request) {
        if (!group(request.logGroupName(), null).add(request.logStreamName())) {
            throw new AwsError("ResourceAlreadyExistsException", 400, "The specified log stream already exists");
        }
        return CreateLogStreamResponse.builder().build();
    }

    private DescribeLogStreamsResponse describeStreams(DescribeLogStreamsRequest request) {
        StoredGroup group = group(request.logGroupName(), request.logGroupIdentifier());
        String prefix = request.logStreamNamePrefix() == null ? "" : request.logStreamNamePrefix();
        List<LogStream> found = group.streams().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> LogStream.builder()
                        .logStreamName(name)
                        .arn(arn(group.name()).replaceFirst("\\*$", "log-stream:" + name))
                        .build())
                .toList();
        Page<LogStream> page = Page.of(found, request.nextToken(), request.limit(), 50);
        return DescribeLogStreamsResponse.builder()
                .logStreams(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private PutLogEventsResponse put(PutLogEventsRequest request) {
        StoredGroup group = group(request.logGroupName(), null);
        if (!group.has(request.logStreamName())) {
            throw missing("stream");
        }
        long last = Long.MIN_VALUE;
        for (InputLogEvent event : request.logEvents()) {
            if (event.timestamp() < last) {
                throw new AwsError(
                        "InvalidParameterException",
                        400,
                        "Log events in a single PutLogEvents request must be in chronological order.");
            }
            last = event.timestamp();
        }
        request.logEvents()
                .forEach(event -> group.append(
                        request.logStreamName(),
                        Instant.ofEpochMilli(event.timestamp()),
                        event.message(),
                        aws.clock().instant()));
        return PutLogEventsResponse.builder().nextSequenceToken("unused").build();
    }

    private boolean isFound(StoredGroup.Event event) {
        return !event.ingested().plus(lag).isAfter(aws.clock().instant());
    }

    private GetLogEventsResponse get(GetLogEventsRequest request) {
        StoredGroup group = group(request.logGroupName(), request.logGroupIdentifier());
        if (!group.has(request.logStreamName())) {
            throw missing("stream");
        }
        List<OutputLogEvent> found = group.events().stream()
                .filter(event -> event.stream().equals(request.logStreamName()) && isFound(event))
                .filter(event -> request.startTime() == null || event.time().toEpochMilli() >= request.startTime())
                .filter(event -> request.endTime() == null || event.time().toEpochMilli() < request.endTime())
                .map(event -> OutputLogEvent.builder()
                        .timestamp(event.time().toEpochMilli())
                        .message(event.message())
                        .ingestionTime(event.ingested().toEpochMilli())
                        .build())
                .toList();
        int from = request.nextToken() == null
                ? 0
                : Integer.parseInt(request.nextToken().replaceFirst("^f/", ""));
        int to = Math.min(found.size(), from + (request.limit() == null ? MOST : request.limit()));
        return GetLogEventsResponse.builder()
                .events(found.subList(Math.min(from, to), to))
                .nextForwardToken("f/" + to)
                .nextBackwardToken("b/" + from)
                .build();
    }

    private FilterLogEventsResponse filter(FilterLogEventsRequest request) {
        StoredGroup group = group(request.logGroupName(), request.logGroupIdentifier());
        FilterPattern pattern = FilterPattern.of(request.filterPattern());
        List<StoredGroup.Event> candidates = group.events().stream()
                .filter(event -> isAsked(request, event) && isFound(event))
                .toList();
        Page<StoredGroup.Event> page = Page.of(candidates, request.nextToken(), request.limit(), Math.min(scan, MOST));
        return FilterLogEventsResponse.builder()
                .events(page.items().stream()
                        .filter(event -> pattern.test(event.message()))
                        .map(LocalLogs::filtered)
                        .toList())
                .searchedLogStreams(List.of())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isAsked(FilterLogEventsRequest request, StoredGroup.Event event) {
        long time = event.time().toEpochMilli();
        String prefix = request.logStreamNamePrefix();
        return (request.startTime() == null || time >= request.startTime())
                && (request.endTime() == null || time <= request.endTime())
                && (!request.hasLogStreamNames() || request.logStreamNames().contains(event.stream()))
                && (prefix == null || event.stream().startsWith(prefix));
    }

    private static FilteredLogEvent filtered(StoredGroup.Event event) {
        return FilteredLogEvent.builder()
                .eventId(event.id())
                .logStreamName(event.stream())
                .timestamp(event.time().toEpochMilli())
                .ingestionTime(event.ingested().toEpochMilli())
                .message(event.message())
                .build();
    }
}
