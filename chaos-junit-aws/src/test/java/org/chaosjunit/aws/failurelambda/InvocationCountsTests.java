package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaosjunit.fault.CorruptedAnswer.mangledAnswer;
import static org.chaosjunit.fault.DeniedHosts.denyHosts;
import static org.chaosjunit.fault.Latency.latency;
import static org.chaosjunit.fault.StatusCode.statusCode;

import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Evidence from a log")
class InvocationCountsTests {
    private static final AwsPlace PLACE = new AwsPlace("eu-west-1", Map.of());
    private static final Instant INJECTED = Instant.parse("2026-11-20T20:00:00Z");
    private static final String SLOW =
            "\t{\"source\":\"failure-lambda\",\"level\":\"info\",\"mode\":\"latency\",\"action\":\"inject\",\"latency_ms\":237}";
    private static final String STATUS =
            "{\"source\":\"failure-lambda\",\"level\":\"info\",\"mode\":\"statuscode\",\"action\":\"inject\"}";
    private static final String DENY =
            "{\"source\":\"failure-lambda\",\"level\":\"info\",\"mode\":\"denylist\",\"action\":\"inject\",\"patterns\":[\"^a$\"]}";
    private static final String BLOCK =
            "{\"source\":\"failure-lambda\",\"level\":\"info\",\"mode\":\"denylist\",\"action\":\"block\",\"hostname\":\"a\"}";

    private InvocationCounts counts = counts(60, latency(100, 400));
    private int second;

    private static InvocationCounts counts(int cache, Fault... faults) {
        return new InvocationCounts(
                new Version1(PLACE, Consents.NONE),
                Arrays.stream(faults).map(fault -> new ModeCount(fault, true)).toList(),
                INJECTED.plusSeconds(cache));
    }

    @Test
    @DisplayName("counts no invocation before its container has read the new document")
    void waitsForContainers() {
        invocation("one");
        assertThat(evidence().matched()).isZero();
        assertThat(evidence().seen()).containsExactly("1 before their container had read the new document");
        invocation("two", SLOW);
        invocation("one");
        assertThat(evidence().matched()).isEqualTo(1);
        second = 60;
        invocation("one");
        assertThat(evidence().matched()).isEqualTo(2);
        assertThat(evidence().applied()).isEqualTo(1);
    }

    @Test
    @DisplayName("leaves out the invocation that proves a container to have read it, where only a share is to be hit")
    void isUnbiased() {
        counts = counts(60, latency(1).percentage(50));
        invocation("one", SLOW);
        assertThat(evidence().matched()).isZero();
        assertThat(evidence().first()).isEqualTo(INJECTED.plusSeconds(1));
        invocation("one");
        invocation("one", SLOW);
        assertThat(evidence().matched()).isEqualTo(2);
        assertThat(evidence().applied()).isEqualTo(1);
        assertThat(evidence().magnitude()).isEqualTo(new Evidence.Magnitude("ms", 237, 237, 237));
    }

    @Test
    @DisplayName("counts an invocation when it has ended")
    void waitsForTheEnd() {
        counts = counts(0, latency(1));
        add("one", "START RequestId: 1 Version: $LATEST");
        add("one", SLOW);
        assertThat(evidence().matched()).isZero();
        assertThat(evidence().first()).isNotNull();
        add("one", "START RequestId: 2 Version: $LATEST");
        assertThat(evidence().matched()).isEqualTo(1);
    }

    @Test
    @DisplayName("takes denied hosts for hit only once a connection was denied")
    void wantsConnections() {
        counts = counts(0, denyHosts("a"));
        invocation("one", DENY);
        assertThat(evidence().matched()).isEqualTo(1);
        assertThat(evidence().applied()).isZero();
        assertThat(evidence().first()).isNull();
        invocation("one", DENY, BLOCK, BLOCK);
        assertThat(evidence().applied()).isEqualTo(2);
        assertThat(evidence().first()).isNotNull();
    }

    @Test
    @DisplayName("asks of a fault only what others have left to it")
    void knowsTheOrder() {
        counts = counts(0, statusCode(503).percentage(50), mangledAnswer().percentage(50));
        invocation("one", STATUS);
        invocation("one");
        add("one", "START RequestId: 9 Version: $LATEST");
        add("one", "2026\t9\tERROR\tInvoke Error \t{}");
        add("one", "END RequestId: 9");
        assertThat(counts.evidence("target")).extracting(Evidence::matched).containsExactly(3L, 1L);
    }

    @Test
    @DisplayName("reads the JSON format of Lambda's log, and what the library warns of")
    void readsJson() {
        counts = counts(0, latency(1));
        add("one", "{\"time\":\"t\",\"type\":\"platform.start\",\"record\":{\"requestId\":\"1\"}}");
        add(
                "one",
                "{\"level\":\"INFO\",\"requestId\":\"1\",\"message\":" + Json.text(new JsonPrimitive(SLOW.strip()))
                        + "}");
        add(
                "one",
                "{\"level\":\"WARN\",\"requestId\":\"1\",\"message\":{\"source\":\"failure-lambda\",\"level\":\"warn\","
                        + "\"message\":\"skipping flag\"}}");
        add("one", "{\"time\":\"t\",\"type\":\"platform.runtimeDone\",\"record\":{\"status\":\"success\"}}");
        assertThat(evidence().applied()).isEqualTo(1);
        assertThat(evidence().seen())
                .containsExactly("{\"source\":\"failure-lambda\",\"level\":\"warn\",\"message\":\"skipping flag\"}");
    }

    @Test
    @DisplayName("takes what chaos_lambda logs before it draws for a hit only where all are to be hit")
    void knowsChaosLambda() {
        for (double share : List.of(100.0, 50.0)) {
            counts = new InvocationCounts(
                    new ChaosLambdaFormat(PLACE, Consents.NONE),
                    List.of(new ModeCount(latency(400).percentage(share), true)),
                    INJECTED);
            invocation("one", "[INFO]\tInjecting 400 ms of delay with a rate of 1");
            assertThat(evidence().applied()).isEqualTo(share == 100 ? 1 : 0);
            invocation("one", "[INFO]\tInjecting 400 ms of delay with a rate of 1", "[DEBUG]\tsleeping now");
            assertThat(evidence().applied()).isEqualTo(share == 100 ? 2 : 1);
            assertThat(evidence().matched()).isEqualTo(2);
        }
    }

    private Evidence evidence() {
        return counts.evidence("target").get(0);
    }

    private void invocation(String container, String... lines) {
        add(container, "START RequestId: 1 Version: $LATEST");
        second++;
        for (String line : lines) {
            add(container, line);
        }
        add(container, "END RequestId: 1");
    }

    private void add(String container, String line) {
        counts.add(new LogTail.Line(container, INJECTED.plusSeconds(second), line), INJECTED.plusSeconds(second));
    }
}
