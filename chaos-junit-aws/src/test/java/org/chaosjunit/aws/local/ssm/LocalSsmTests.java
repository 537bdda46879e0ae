package org.chaosjunit.aws.local.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Permission;
import org.chaosjunit.aws.local.SetClock;
import org.chaosjunit.aws.local.StandInExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.HierarchyTypeMismatchException;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterPatternMismatchException;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.Tag;

@ExtendWith(StandInExtension.class)
class LocalSsmTests {
    private LocalAws aws;
    private SsmClient ssm;

    @BeforeEach
    void start(LocalAws started) {
        aws = started;
        ssm = aws.client(SsmClient.builder());
    }

    @AfterEach
    void close() {
        ssm.close();
    }

    private void put(String name, String value) {
        ssm.putParameter(
                r -> r.name(name).value(value).type(ParameterType.STRING).overwrite(true));
    }

    @Test
    void keepsValueVersionAndTime() {
        Instant before = Instant.now().minusMillis(1);
        put("/a/b", "one");
        put("/a/b", "two");

        Parameter found = ssm.getParameter(r -> r.name("/a/b")).parameter();

        assertThat(found.value()).isEqualTo("two");
        assertThat(found.version()).isEqualTo(2);
        assertThat(found.type()).isEqualTo(ParameterType.STRING);
        assertThat(found.dataType()).isEqualTo("text");
        assertThat(found.arn()).isEqualTo("arn:aws:ssm:eu-central-1:123456789012:parameter/a/b");
        assertThat(found.lastModifiedDate()).isBetween(before, Instant.now());
        assertThat(ssm.getParameter(r -> r.name("/a/b:1")).parameter().value()).isEqualTo("one");
        assertThat(ssm.getParameter(r -> r.name(found.arn())).parameter().value())
                .isEqualTo("two");
        assertThatThrownBy(() -> ssm.getParameter(r -> r.name("/a/b:7")))
                .isInstanceOf(ParameterVersionNotFoundException.class);
    }

    @Test
    void keepsEveryCharacter() {
        String value = "{\"a\": \"ä\u20ac\ud83d\ude00 <&> \\\" \\u0000\"}\n\t";

        put("odd", value);

        assertThat(ssm.getParameter(r -> r.name("odd")).parameter().value()).isEqualTo(value);
    }

    @Test
    void overwritesOnlyWhenAsked() {
        put("a", "one");

        assertThatThrownBy(() -> ssm.putParameter(
                        r -> r.name("a").value("two").type(ParameterType.STRING).overwrite(false)))
                .isInstanceOf(ParameterAlreadyExistsException.class)
                .hasMessageContaining("To overwrite this value, set the overwrite option in the request to true.");
        assertThat(ssm.getParameter(r -> r.name("a")).parameter().value()).isEqualTo("one");
    }

    @Test
    void refusesWhatTheParameterStoreRefuses() {
        put("a", "one");

        assertThatThrownBy(() -> put("aws-mine", "x")).isInstanceOf(SsmException.class);
        assertThatThrownBy(() -> put("a/b", "x")).isInstanceOf(SsmException.class);
        assertThatThrownBy(() -> put("a", "")).isInstanceOf(SsmException.class);
        assertThatThrownBy(() -> put("a", "x".repeat(4097)))
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("4096 characters");
        assertThatThrownBy(() -> ssm.putParameter(r ->
                        r.name("a").value("x").type(ParameterType.SECURE_STRING).overwrite(true)))
                .isInstanceOf(HierarchyTypeMismatchException.class);
        assertThatThrownBy(() -> ssm.putParameter(
                        r -> r.name("n").value("x").type(ParameterType.STRING).allowedPattern("\\d+")))
                .isInstanceOf(ParameterPatternMismatchException.class);
        assertThatThrownBy(() -> ssm.getParameter(r -> r.name("none"))).isInstanceOf(ParameterNotFoundException.class);
        assertThatThrownBy(() -> ssm.deleteParameter(r -> r.name("none")))
                .isInstanceOf(ParameterNotFoundException.class);
    }

    @Test
    void keepsLargeValuesInTheAdvancedTierAndNeverBringsThemBack() {
        ssm.putParameter(r -> r.name("big")
                .value("x".repeat(4097))
                .type(ParameterType.STRING)
                .tier(ParameterTier.INTELLIGENT_TIERING));

        put("big", "small again");

        assertThat(ssm.describeParameters(r -> r.parameterFilters(ParameterStringFilter.builder()
                                .key("Name")
                                .values("big")
                                .build()))
                        .parameters())
                .singleElement()
                .satisfies(found -> assertThat(found.tier()).isEqualTo(ParameterTier.ADVANCED));
        assertThatThrownBy(() -> ssm.putParameter(
                        r -> r.name("big").value("x").overwrite(true).tier(ParameterTier.STANDARD)))
                .hasMessageContaining("can't downgrade");
    }

    @Test
    void showsSecretsOnlyDecrypted() {
        ssm.putParameter(r -> r.name("secret").value("hush").type(ParameterType.SECURE_STRING));

        assertThat(ssm.getParameter(r -> r.name("secret")).parameter().value()).startsWith("AQICAH");
        assertThat(ssm.getParameter(r -> r.name("secret").withDecryption(true))
                        .parameter()
                        .value())
                .isEqualTo("hush");
    }

    @Test
    void pagesThroughAPath() {
        IntStream.range(0, 25).forEach(i -> put("/lot/" + (char) ('a' + i), "v" + i));
        put("/lot/deep/er", "x");

        List<String> found = ssm.getParametersByPathPaginator(r -> r.path("/lot")).stream()
                .flatMap(page -> page.parameters().stream())
                .map(Parameter::value)
                .toList();

        assertThat(found).hasSize(25).startsWith("v0", "v1").doesNotHaveDuplicates();
        assertThat(ssm.getParametersByPathPaginator(
                        r -> r.path("/lot").recursive(true).maxResults(3)))
                .flatExtracting(page -> page.parameters())
                .hasSize(26);
        assertThat(ssm.getParametersByPath(r -> r.path("/none")).hasParameters())
                .isTrue();
    }

    @Test
    void getsAndDeletesSeveral() {
        put("a", "1");
        put("b", "2");

        var got = ssm.getParameters(r -> r.names("a", "b", "c"));
        var deleted = ssm.deleteParameters(r -> r.names("a", "c"));

        assertThat(got.parameters()).extracting(Parameter::value).containsExactly("1", "2");
        assertThat(got.invalidParameters()).containsExactly("c");
        assertThat(deleted.deletedParameters()).containsExactly("a");
        assertThat(deleted.invalidParameters()).containsExactly("c");
        assertThat(ssm.describeParameters().parameters()).hasSize(1);
    }

    @Test
    void keepsTagsLabelsAndHistory() {
        put("a", "1");
        ssm.addTagsToResource(r -> r.resourceType("Parameter")
                .resourceId("a")
                .tags(Tag.builder().key("k").value("v").build()));
        ssm.labelParameterVersion(r -> r.name("a").labels("first"));
        put("a", "2");

        assertThat(ssm.listTagsForResource(r -> r.resourceType("Parameter").resourceId("a"))
                        .tagList())
                .singleElement()
                .satisfies(tag -> assertThat(tag.key() + "=" + tag.value()).isEqualTo("k=v"));
        assertThat(ssm.getParameter(r -> r.name("a:first")).parameter().value()).isEqualTo("1");
        assertThat(ssm.getParameterHistory(r -> r.name("a")).parameters())
                .extracting(each -> each.version() + each.value() + each.labels())
                .containsExactly("11[first]", "22[]");
        ssm.removeTagsFromResource(
                r -> r.resourceType("Parameter").resourceId("a").tagKeys("k"));
        assertThat(ssm.listTagsForResource(r -> r.resourceType("Parameter").resourceId("a"))
                        .tagList())
                .isEmpty();
    }

    @Test
    void letsAParameterExpireByTheClock() {
        SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
        try (LocalAws timed = LocalAws.start(clock);
                SsmClient client = timed.client(SsmClient.builder())) {
            client.putParameter(r -> r.name("lease")
                    .value("x")
                    .type(ParameterType.STRING)
                    .tier(ParameterTier.ADVANCED)
                    .policies("[{\"Type\":\"Expiration\",\"Version\":\"1.0\",\"Attributes\":"
                            + "{\"Timestamp\":\"2026-01-01T00:01:00Z\"}}]"));
            assertThat(client.getParameter(r -> r.name("lease")).parameter().lastModifiedDate())
                    .isEqualTo("2026-01-01T00:00:00Z");

            clock.add(Duration.ofMinutes(1));

            assertThatThrownBy(() -> client.getParameter(r -> r.name("lease")))
                    .isInstanceOf(ParameterNotFoundException.class);
        }
    }

    @Test
    void recordsWhatItTakesToBeAllowed() {
        put("/a/b", "x");
        ssm.getParameter(r -> r.name("/a/b:1"));

        assertThat(aws.calls())
                .flatExtracting(call -> call.permissions())
                .containsExactly(
                        new Permission("ssm:PutParameter", "arn:aws:ssm:eu-central-1:123456789012:parameter/a/b"),
                        new Permission("ssm:GetParameter", "arn:aws:ssm:eu-central-1:123456789012:parameter/a/b"));
    }
}
