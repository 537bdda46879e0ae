package org.chaosjunit.aws.failurelambda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** What comes into the log of a function, each line once; lines of different containers come in any order, and late. */
final class LogTail {
    // So late a line may become visible and is still seen.
    private static final Duration OVERLAP = Duration.ofSeconds(20);

    private final CloudWatchLogsClient client;
    private final String group;
    private final String filter;
    private final long from;
    private final Map<String, Long> seen = new HashMap<>();
    private long newest;

    LogTail(AwsPlace place, String group, String filter, Instant from) {
        this.client = AwsClients.client(place, "cloudwatch_logs", CloudWatchLogsClient.builder());
        this.group = group;
        this.filter = filter;
        this.from = from.toEpochMilli();
        this.newest = this.from;
    }

    /**
     * A line.
     *
     * @param container the container that wrote it
     * @param time when, by the clock of the service
     * @param text the line
     */
    record Line(String container, Instant time, String text) {}

    /** Returns what has come in since the last time, in the order of time. */
    List<Line> next() {
        long start = Math.max(from, newest - OVERLAP.toMillis());
        List<FilteredLogEvent> fresh = new ArrayList<>();
        for (FilteredLogEvent event : client.filterLogEventsPaginator(request ->
                        request.logGroupName(group).filterPattern(filter).startTime(start))
                .events()) {
            if (seen.put(event.eventId(), event.timestamp()) == null) {
                fresh.add(event);
                newest = Math.max(newest, event.timestamp());
            }
        }
        seen.values().removeIf(time -> time < newest - OVERLAP.toMillis());
        return fresh.stream()
                .sorted(Comparator.comparing(FilteredLogEvent::timestamp))
                .map(event -> new Line(event.logStreamName(), Instant.ofEpochMilli(event.timestamp()), event.message()))
                .toList();
    }
}
