package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaosjunit.fault.CorruptedAnswer.corruptedAnswer;
import static org.chaosjunit.fault.CorruptedAnswer.mangledAnswer;
import static org.chaosjunit.fault.DeniedHosts.denyHosts;
import static org.chaosjunit.fault.FilledDiskSpace.diskSpace;
import static org.chaosjunit.fault.InvocationException.exceptionOfHandler;
import static org.chaosjunit.fault.InvocationTimeout.invocationTimeout;
import static org.chaosjunit.fault.Latency.latency;
import static org.chaosjunit.fault.StatusCode.statusCode;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.NetworkEffect.Deny;
import org.chaosjunit.spi.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Faults for failure-lambda 1.x")
class Version1Tests {
    private static final AwsPlace PLACE = new AwsPlace("eu-west-1", Map.of());

    private final Version1 format = new Version1(PLACE, Consents.NONE);

    @Test
    @DisplayName("are written as one flag each, several at once")
    void writes() {
        List<Fault> faults = List.of(
                latency(100, 400).percentage(50),
                invocationTimeout().buffer(Duration.ofMillis(500)).percentage(1),
                diskSpace(100),
                denyHosts("dynamodb.*.amazonaws.com", "S?.example.com").percentage(30),
                statusCode(503).percentage(10),
                exceptionOfHandler("Boom <&>").percentage(20),
                corruptedAnswer("").percentage(99));
        assertThat(format.check(faults)).isEmpty();
        assertThat(Json.text(format.write(faults)))
                .isEqualTo("{\"latency\":{\"enabled\":true,\"percentage\":50,\"min_latency\":100,\"max_latency\":400},"
                        + "\"timeout\":{\"enabled\":true,\"percentage\":1,\"timeout_buffer_ms\":500},"
                        + "\"diskspace\":{\"enabled\":true,\"percentage\":100,\"disk_space\":100},"
                        + "\"denylist\":{\"enabled\":true,\"percentage\":30,\"deny_list\":"
                        + "[\"^dynamodb\\\\..*\\\\.amazonaws\\\\.com$\",\"^s.\\\\.example\\\\.com$\"]},"
                        + "\"statuscode\":{\"enabled\":true,\"percentage\":10,\"status_code\":503},"
                        + "\"exception\":{\"enabled\":true,\"percentage\":20,\"exception_msg\":\"Boom <&>\"},"
                        + "\"corruption\":{\"enabled\":true,\"percentage\":99,\"body\":\"\"}}");
    }

    @Test
    @DisplayName("bear the conditions of the target")
    void writesConditions() {
        Version1 conditional = new Version1(
                PLACE,
                new Consents(
                        false,
                        false,
                        false,
                        List.of(
                                new Condition("headers.x-debug", MatchOperator.EXISTS, ""),
                                new Condition("path", MatchOperator.STARTS_WITH, "/orders"))));
        assertThat(Json.text(conditional.write(List.of(mangledAnswer()))))
                .isEqualTo("{\"corruption\":{\"enabled\":true,\"percentage\":100,\"match\":["
                        + "{\"path\":\"headers.x-debug\",\"operator\":\"exists\"},"
                        + "{\"path\":\"path\",\"operator\":\"startsWith\",\"value\":\"/orders\"}]}}");
    }

    @Test
    @DisplayName("are refused where 1.x would do something else, or nothing")
    void refuses() {
        assertThat(refusal(latency(1).percentage(0.5)))
                .isEqualTo(
                        "requires `percentage` to be a whole number, for failure-lambda 1.x skips a flag with any other,"
                                + " but found 0.5. Write for example `percentage = 1`.");
        assertThat(refusal(latency(1).toHosts("dynamodb.*")))
                .isEqualTo(
                        "requires `hosts` to be left out, for on a function each invocation is slow, not what it calls,"
                                + " but found \"dynamodb.*\". Leave it out, or deny the hosts with `@DenyHosts`.");
        assertThat(refusal(denyHosts("db.example.com").as(Deny.TIMEOUT)))
                .isEqualTo(
                        "requires `as` to be left out, for the function's library has only one way to cut hosts off, but"
                                + " found TIMEOUT. Leave it out: failure-lambda 0.x ends the connection, 1.x lets the look-up of the"
                                + " name fail.");
        assertThat(refusal(denyHosts("10.0.0.1")))
                .isEqualTo(
                        "requires `value` to name hosts, for failure-lambda 1.x does not see connections to addresses, but"
                                + " found \"10.0.0.1\". Write the name that the function looks up.");
        assertThat(refusal(denyHosts("db:5432")))
                .isEqualTo(
                        "requires `value` to hold plain host names or IPv4 addresses without a port, for that is all the"
                                + " function's library sees, but found \"db:5432\". Write for example"
                                + " `\"dynamodb.*.amazonaws.com\"`.");
        assertThat(refusal(denyHosts("*.amazonaws.com")))
                .isEqualTo(
                        "requires `value` to leave out what the function, Lambda and this experiment themselves need, but"
                                + " found \"*.amazonaws.com\", which denies ssm.eu-west-1.amazonaws.com. Name the hosts more exactly."
                                + " With `force = true` on the target it is done all the same: the function may then no longer read"
                                + " that the fault is over.");
        assertThat(refusal(() -> "melt down"))
                .isEqualTo("requires a target that can do it, but found a function, where a library inside it does the"
                        + " faults. It can do @InjectLatency, @InjectTimeout, @InjectDiskSpace, @DenyHosts,"
                        + " @InjectStatusCode, @InjectException without `on`, and @InjectCorruption.");
    }

    @Test
    @DisplayName("are refused where one leaves another no chance, or two are of a kind")
    void refusesTogether() {
        assertThat(format.check(List.of(statusCode(503), exceptionOfHandler("Boom"))))
                .extracting(refusal -> refusal.problem().toString())
                .containsExactly(
                        "requires invocations that \"status code 503\" leaves to it, but found that it hits all of"
                                + " them. Give it a smaller `percentage`, or write an experiment for each.");
        assertThat(format.check(List.of(latency(1), latency(2))))
                .extracting(refusal -> refusal.problem().toString())
                .containsExactly(
                        "requires to be the only fault of its kind on one function, but found also \"latency 1 ms on"
                                + " *\". Write an experiment for each.");
    }

    @Test
    @DisplayName("that are forced may hit what the function needs")
    void forces() {
        Version1 forced = new Version1(PLACE, new Consents(true, false, true, List.of()));
        assertThat(forced.check(List.of(denyHosts("*")))).isEmpty();
    }

    @Test
    @DisplayName("need a flush only where they leave traces and nothing else lets containers clean up")
    void flushes() {
        JsonObject disabled = new JsonObject();
        assertThat(format.flush(List.of(denyHosts("a.b")), disabled).map(Json::text))
                .contains("{\"latency\":{\"enabled\":true,\"percentage\":0}}");
        assertThat(format.flush(List.of(latency(1)), disabled)).isEmpty();
        JsonObject cleaning = Json.object("{\"exception\":{\"enabled\":true,\"percentage\":0}}")
                .orElseThrow();
        assertThat(format.flush(List.of(denyHosts("a.b")), cleaning)).isEmpty();
        Version1 layer = new Version1(PLACE, new Consents(false, false, true, List.of()));
        assertThat(layer.flush(List.of(denyHosts("a.b")), disabled)).isEmpty();
    }

    private String refusal(Fault fault) {
        List<Refusal> refusals = format.check(List.of(fault));
        assertThat(refusals).hasSize(1);
        return refusals.get(0).problem().toString();
    }
}
