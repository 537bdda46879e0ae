package org.chaosjunit.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.autoscaling.LocalAutoScaling;
import org.chaosjunit.aws.local.autoscaling.LocalGroup;
import org.chaosjunit.aws.local.ec2.LocalEc2;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Whole experiments, as a test is written. */
@Tag("long")
class TerminateInstanceTests {
    private final LocalAws aws = LocalAws.start();
    private final Map<String, String> properties = Map.of(
            "aws.endpointUrl",
            aws.endpoint().toString(),
            "aws.region",
            aws.region().id(),
            "aws.accessKeyId",
            "AKIALOCALAWS00000000",
            "aws.secretAccessKey",
            "local");
    private LocalGroup web;

    @BeforeEach
    void start() {
        properties.forEach(System::setProperty);
        aws.service(LocalEc2.class).bootsWithin(Duration.ofMillis(500));
        web = aws.service(LocalAutoScaling.class)
                .create("web", 3)
                .tag("chaos", "yes")
                .noticesWithin(Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        properties.keySet().forEach(System::clearProperty);
        aws.close();
    }

    private static List<String> failures(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(TerminateInstanceTests::message)
                .toList();
    }

    private static String message(Event event) {
        return event.getPayload(org.junit.platform.engine.TestExecutionResult.class)
                .flatMap(result -> result.getThrowable())
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .orElse("");
    }

    @Test
    void passesWhereTheGroupReplacesWhatItLost() {
        assertThat(failures(WebTestCase.class)).isEmpty();

        assertThat(web.members()).hasSize(3);
        assertThat(aws.calls().stream().filter(call -> call.operation().equals("TerminateInstances")))
                .hasSize(1);
        assertThat(aws.complaints()).isEmpty();
    }

    @Test
    void hasNotRecoveredWhereNothingIsReplaced() {
        web.noticesWithin(Duration.ofHours(1));

        assertThat(failures(WebTestCase.class)).singleElement().satisfies(message -> assertThat(message)
                .contains("Not steady again within 8 s after the revert", "web.inService was 66.7 %"));
    }

    @Test
    void isInconclusiveByDefault() {
        assertThat(failures(RehearsalTestCase.class)).singleElement().satisfies(message -> assertThat(message)
                .contains("NO_EVIDENCE", "Nothing was terminated, for this is a dry run; it would have been i-"));
        assertThat(aws.calls()).noneMatch(call -> call.operation().equals("TerminateInstances"));
    }

    @Observe(atLeast = "1s", atMost = "2s")
    static class WebTestCase {
        @ChaosExperiment("The group replaces an instance that is lost")
        @TerminateInstance(
                groups = "web",
                tags = "chaos=yes",
                hours = "Mon-Sun 00:00-24:00",
                zone = "UTC",
                dryRun = false)
        @GroupMetric(value = "web.inService", group = "web", looks = 2, every = "200ms")
        @SteadyState(
                metric = "web.inService",
                range = ">= 100%",
                breaches = 1000,
                minSamples = 3,
                recoversWithin = "8s")
        void replaces() {}
    }

    static class RehearsalTestCase {
        @ChaosExperiment("The group replaces an instance that is lost")
        @TerminateInstance(groups = "web", tags = "chaos=yes", hours = "Mon-Sun 00:00-24:00", zone = "UTC")
        @GroupMetric(value = "web.inService", group = "web", looks = 1)
        @SteadyState(metric = "web.inService", range = ">= 100%", breaches = 1000, window = "3s", minSamples = 1)
        void replaces() {}
    }
}
