package org.chaosjunit.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminatedInstanceTests {
    private static final OptIn WEB = new OptIn(List.of("web"), Map.of("chaos", "yes"), List.of());

    private static TerminatedInstance terminate(int count, double probability, String topic) {
        return new TerminatedInstance(
                new AwsPlace("eu-central-1", Map.of()),
                WEB,
                count,
                probability,
                WorkingHours.parse(List.of("Mon-Fri 09:00-15:00"), "UTC", List.of()),
                new Caps(1, Duration.ofHours(1)),
                true,
                topic.isEmpty() ? Optional.empty() : Optional.of(topic),
                List.of());
    }

    @Test
    @DisplayName("T02: 0 is wrong, and not taken for unset, which would terminate in every run")
    void refusesZero() {
        refusesProbability(0);
        refusesProbability(-0.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, 1.01, 50, 100, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    @DisplayName("T09: what is no probability is wrong, and no default takes its place")
    void refusesOtherProbabilities(double probability) {
        refusesProbability(probability);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, 0.01, 0.5, 1})
    @DisplayName("T09: every probability is taken as it is written, the default too")
    void takesProbabilities(double probability) throws ReflectiveOperationException {
        assertThat(terminate(1, probability, "").probability()).isEqualTo(probability);
        assertThat(TerminateInstance.class.getMethod("probability").getDefaultValue())
                .isEqualTo(1.0);
    }

    private static void refusesProbability(double probability) {
        assertThatThrownBy(() -> terminate(1, probability, ""))
                .hasMessage("requires `probability` to be above 0 and at most 1, but found " + probability
                        + ". Write for example `probability = 0.5`; without the annotation nothing is terminated.");
    }

    @Test
    void refusesOtherNumbersAndTopics() {
        assertThatThrownBy(() -> terminate(0, 1, ""))
                .hasMessage("requires `count` to be at least 1, but found 0. Write for example `count = 1`.");
        assertThatThrownBy(() -> terminate(1, 1, "chaos"))
                .hasMessage("requires `notifyTopic` to be the ARN of an SNS topic, not a FIFO one, but found \"chaos\"."
                        + " Write for example `notifyTopic = \"arn:aws:sns:eu-central-1:123456789012:chaos\"`.");
        assertThatThrownBy(() -> new Caps(0, Duration.ZERO))
                .hasMessage(
                        "requires `perDay` to be at least 1, but found 0. Write for example `perDay = 1`; without the"
                                + " annotation nothing is terminated.");
        assertThatThrownBy(() -> new Caps(1, Duration.ofDays(31)))
                .hasMessage("requires `minimumGap` to be at most 30 days, for so long terminations are remembered, but"
                        + " found 2678400 s. Write for example `minimumGap = \"24h\"`.");
    }

    @Test
    @DisplayName("T07: nothing named is nothing hit")
    void requiresGroupsAndTags() {
        assertThatThrownBy(() -> OptIn.parse(List.of(), List.of("chaos=yes"), List.of("web")))
                .hasMessage(
                        "requires `groups` to name at least one group, for nothing is hit that is not named, but found"
                                + " none. Write for example `groups = \"web-*\"`.");
        assertThatThrownBy(() -> OptIn.parse(List.of("*"), List.of(), List.of()))
                .hasMessage("requires `tags` to name at least one tag, for no group is hit that does not say so itself,"
                        + " but found none. Write for example `tags = \"chaos=yes\"`, and tag the groups so.");
        assertThatThrownBy(() -> OptIn.parse(List.of(" "), List.of("chaos=yes"), List.of()))
                .hasMessage(
                        "requires `groups` to hold names of groups, but found a blank one. Write for example `groups ="
                                + " \"web-*\"`.");
        assertThatThrownBy(() -> OptIn.parse(List.of("*"), List.of("chaos"), List.of()))
                .hasMessage(
                        "requires `tags` to be of the form key=value, but found \"chaos\". Write for example `tags ="
                                + " \"chaos=yes\"`.");
        assertThatThrownBy(() -> OptIn.parse(List.of("*"), List.of("a=b", "a=c"), List.of()))
                .hasMessage(
                        "requires `tags` to give each key one value, for a group must bear all tags, but found \"a=b\""
                                + " and \"a=c\". Write one of them.");
    }

    @Test
    void matchesWholeNamesAndCase() {
        OptIn optIn = new OptIn(List.of("web-*", "api"), Map.of("chaos", "yes"), List.of("web-pay*"));

        assertThat(optIn.names("web-1")).isTrue();
        assertThat(optIn.names("api")).isTrue();
        assertThat(optIn.names("api2")).isFalse();
        assertThat(optIn.names("Web-1")).isFalse();
        assertThat(optIn.objection("web-pay-1", Map.of("chaos", "yes"))).contains("is denied");
        assertThat(optIn.objection("web-1", Map.of("chaos", "yes"))).isEmpty();
        assertThat(optIn.objection("web-1", Map.of("Chaos", "yes"))).contains("has no tag chaos=yes");
        assertThat(optIn.objection("web-canaryish", Map.of("chaos", "yes"))).isEmpty();
    }

    @Test
    void countsWithinAnyDay() {
        Instant noon = Instant.parse("2026-03-10T12:00:00Z");
        Caps caps = new Caps(2, Duration.ZERO);

        assertThat(caps.objection(List.of(), noon)).isEmpty();
        assertThat(caps.objection(List.of(noon, noon), noon))
                .contains("has lost 2 of at most 2 within 24 h, the last at 2026-03-10T12:00:00Z");
        assertThat(caps.objection(List.of(noon, noon.plusSeconds(60)), noon)).isPresent();
        assertThat(caps.objection(List.of(noon.minus(Duration.ofDays(1)), noon), noon))
                .isEmpty();
    }

    @Test
    void describesItself() {
        assertThat(terminate(2, 0.5, "").description())
                .isEqualTo("terminate 2 instances of web with a probability of 0.5 (dry run)");
        assertThat(terminate(1, 1, "").target().id()).isEqualTo("aws:eu-central-1:ec2:termination");
    }
}
