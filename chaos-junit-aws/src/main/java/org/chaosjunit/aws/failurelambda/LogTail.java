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
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What comes into the log of a function, each line once; lines of different containers come in any order, and late. */
final class LogTail {
    // So late a line may become visible and is still seen.
    private static final Duration OVERLAP = Duration.ofSeconds(20);

    private final AwsPlace place;
    private final CloudWatchLogsClient client;
    private final String group;
    private final String filter;
    private final long from;
    private final Map<String, Long> seen = new HashMap<>();
    private long newest;

    LogTail(AwsPlace place, String group, String filter, Instant from) {
        this.place = place;
        this.client = AwsClients.client(place, "cloudwatch_logs", CloudWatchLogsClient.builder());
        this.group = group;
        this.filter = filter;
        this.from = from.toEpochMilli();
        this.newest = this.from;
    }

    /**
     * Checks that the log group is there and can be read.
     *
     * @throws IllegalStateException if it is not; it says what to do
     */
    void requireGroup() {
        try {
            client.filterLogEvents(request -> request.logGroupName(group).limit(1));
        } catch (ResourceNotFoundException e) {
            throw new IllegalStateException(
                    "requires the log group of the function, for only there is seen which warm containers still deny hosts"
                            + " or hold files, but found no log group " + group + " in " + place.region()
                            + ". Name the one that the function logs to in `logGroup`, or invoke it once: its role needs"
                            + " logs:CreateLogGroup, logs:CreateLogStream and logs:PutLogEvents",
                    e);
        } catch (CloudWatchLogsException e) {
            throw new IllegalStateException(
                    "requires to read the log group " + group + " in " + place.region()
                            + ", for only there is seen which warm containers still deny hosts or hold files, but found: "
                            + e.getMessage() + ". The credentials need logs:FilterLogEvents on it",
                    e);
        }
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
