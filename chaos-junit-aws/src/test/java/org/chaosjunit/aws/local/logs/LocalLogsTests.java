package org.chaosjunit.aws.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.StandInExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

@ExtendWith(StandInExtension.class)
class LocalLogsTests {
    private CloudWatchLogsClient logs;
    private LocalLogs service;

    @BeforeEach
    void start(LocalAws aws) {
        logs = aws.client(CloudWatchLogsClient.builder());
        service = aws.service(LocalLogs.class);
        logs.createLogGroup(r -> r.logGroupName("/aws/lambda/f"));
        logs.createLogStream(r -> r.logGroupName("/aws/lambda/f").logStreamName("s"));
    }

    private void put(String... messages) {
        List<InputLogEvent> events = IntStream.range(0, messages.length)
                .mapToObj(i -> InputLogEvent.builder()
                        .timestamp(1_000L + i)
                        .message(messages[i])
                        .build())
                .toList();
        logs.putLogEvents(
                r -> r.logGroupName("/aws/lambda/f").logStreamName("s").logEvents(events));
    }

    private List<String> filtered(String pattern) {
        return logs
                .filterLogEventsPaginator(r -> r.logGroupName("/aws/lambda/f").filterPattern(pattern))
                .stream()
                .flatMap(page -> page.events().stream())
                .map(FilteredLogEvent::message)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Injecting             | Injecting 380 ms latency.; Injecting status code: 404",
                "Injecting status      | Injecting status code: 404",
                "\"ms latency\"        | Injecting 380 ms latency.",
                "?latency ?other       | Injecting 380 ms latency.; other",
                "Injecting -latency    | Injecting status code: 404",
                "%Injecting [0-9]+ ms% | Injecting 380 ms latency.",
                "{ $.mode = \"lat*\" && $.ms >= 200 } | {\"mode\":\"latency\",\"ms\":237}",
                "nothing               |",
            })
    void filters(String pattern, String found) {
        put("Injecting 380 ms latency.", "Injecting status code: 404", "other", "{\"mode\":\"latency\",\"ms\":237}");

        String matches = String.join("; ", filtered(pattern));

        assertThat(matches.replace("; {\"mode\":\"latency\",\"ms\":237}", "")).isEqualTo(found == null ? "" : found);
    }

    @Test
    void refusesAPatternThatItCannotRead() {
        assertThatThrownBy(() -> filtered("a,b")).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void pagesOftenWithoutAnEvent() {
        put(IntStream.range(0, 50).mapToObj(i -> i == 47 ? "needle" : "hay").toArray(String[]::new));
        service.scan(10);

        assertThat(logs.filterLogEvents(r -> r.logGroupName("/aws/lambda/f").filterPattern("needle")))
                .satisfies(page -> assertThat(page.events()).isEmpty())
                .satisfies(page -> assertThat(page.nextToken()).isNotNull());
        assertThat(filtered("needle")).containsExactly("needle");
    }

    @Test
    void showsNothingBeforeTheLagIsOver() {
        service.lag(Duration.ofHours(1));
        put("late");
        assertThat(filtered("late")).isEmpty();

        service.lag(Duration.ZERO);

        assertThat(filtered("late")).containsExactly("late");
    }

    @Test
    void givesTheWindowAsked() {
        put("a", "b", "c");

        assertThat(logs.filterLogEvents(r ->
                                r.logGroupName("/aws/lambda/f").startTime(1001L).endTime(1001L))
                        .events())
                .extracting(FilteredLogEvent::message)
                .containsExactly("b");
        assertThat(logs.getLogEvents(r -> r.logGroupName("/aws/lambda/f")
                                .logStreamName("s")
                                .startTime(1001L)
                                .endTime(1002L))
                        .events())
                .singleElement()
                .satisfies(event -> assertThat(event.message()).isEqualTo("b"));
    }

    @Test
    void answersWithTheServicesErrors() {
        assertThatThrownBy(() -> logs.createLogGroup(r -> r.logGroupName("/aws/lambda/f")))
                .isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(() -> logs.filterLogEvents(r -> r.logGroupName("none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
