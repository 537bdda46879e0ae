package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaosjunit.fault.DeniedHosts.denyHosts;
import static org.chaosjunit.fault.InvocationException.exceptionOfHandler;
import static org.chaosjunit.fault.Latency.latency;
import static org.chaosjunit.fault.StatusCode.statusCode;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What chaos_lambda 0.3 reads is modelled after its documented behaviour: a missing key or another type fails every call. */
@DisplayName("Faults for chaos_lambda")
class ChaosLambdaFormatTests {
    private static final AwsPlace PLACE = new AwsPlace("eu-west-1", Map.of());
    private static final Set<String> KEYS =
            Set.of("fault_type", "delay", "is_enabled", "error_code", "exception_msg", "rate");

    private final ChaosLambdaFormat format = new ChaosLambdaFormat(PLACE, Consents.NONE);

    @Test
    @DisplayName("are written with all keys, for it fails without any of them")
    void writes() {
        for (Fault fault : List.of(latency(400), exceptionOfHandler("Boom").percentage(50), statusCode(404))) {
            assertThat(format.check(List.of(fault))).isEmpty();
            JsonObject json = format.write(List.of(fault));
            assertThat(json.keySet()).isEqualTo(KEYS);
            assertThat(json.get("delay").toString()).matches("[0-9]+");
            assertThat(json.get("error_code").toString()).matches("[0-9]+");
            assertThat(json.get("rate").getAsDouble()).isGreaterThan(0).isLessThanOrEqualTo(1);
        }
        assertThat(Json.text(format.write(List.of(latency(400)))))
                .isEqualTo("{\"fault_type\":\"latency\",\"is_enabled\":true,\"delay\":400,\"error_code\":500,"
                        + "\"exception_msg\":\"not injected\",\"rate\":1}");
    }

    @Test
    @DisplayName("are refused where it would do something else, or nothing")
    void refuses() {
        assertThat(refusal(latency(100, 400)))
                .isEqualTo(
                        "requires `max` to be left out, for chaos_lambda waits the same time in every invocation, but"
                                + " found min = 100, max = 400. Write for example `min = 400` only.");
        assertThat(refusal(statusCode(404).percentage(50)))
                .isEqualTo(
                        "requires `percentage` to be 100, for chaos_lambda runs the handler twice in each invocation that"
                                + " it does not hit, but found 50.0. Leave it out. With `force = true` on the target it is done all"
                                + " the same.");
        assertThat(refusal(denyHosts("a.b")))
                .isEqualTo("requires a library that can do it, but found chaos_lambda, which can do @InjectLatency,"
                        + " @InjectStatusCode and @InjectException without `on`. Use the layer of failure-lambda 1.x, or"
                        + " another fault.");
        assertThat(format.check(List.of(latency(1), statusCode(404))))
                .extracting(refusal -> refusal.problem().toString())
                .containsExactly("requires to be the only fault, for chaos_lambda knows one at a time, but found also"
                        + " \"latency 1 ms on *\". Write an experiment for each.");
    }

    @Test
    @DisplayName("replace no document with mistakes")
    void objects() {
        assertThat(format.objection(new JsonObject()))
                .contains(
                        "`is_enabled` is missing, not true or false: every call of the function would fail, or any text"
                                + " would be taken for on.");
        assertThat(format.objection(
                        Json.object("{\"is_enabled\":false,\"rate\":\"1\"}").orElseThrow()))
                .contains("`rate` is \"1\", not a number: every call would fail.");
        assertThat(format.objection(
                        Json.object("{\"is_enabled\":true,\"rate\":1}").orElseThrow()))
                .contains("it already injects something: `is_enabled` is true, so it would do so again after the"
                        + " experiment.");
        assertThat(format.objection(
                        Json.object("{\"is_enabled\":false,\"rate\":1}").orElseThrow()))
                .isEmpty();
    }

    private String refusal(Fault fault) {
        List<Refusal> refusals = format.check(List.of(fault));
        assertThat(refusals).hasSize(1);
        return refusals.get(0).problem().toString();
    }
}
