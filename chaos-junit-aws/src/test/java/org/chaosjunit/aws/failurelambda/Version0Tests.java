package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaosjunit.fault.CorruptedAnswer.mangledAnswer;
import static org.chaosjunit.fault.DeniedHosts.denyHosts;
import static org.chaosjunit.fault.FilledDiskSpace.diskSpace;
import static org.chaosjunit.fault.InvocationException.exceptionOfHandler;
import static org.chaosjunit.fault.InvocationTimeout.invocationTimeout;
import static org.chaosjunit.fault.Latency.latency;
import static org.chaosjunit.fault.StatusCode.statusCode;

import java.util.List;
import java.util.Map;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Faults for failure-lambda 0.x")
class Version0Tests {
    private static final AwsPlace PLACE = new AwsPlace("eu-west-1", Map.of());
    private static final Consents FORCED = new Consents(true, true, false, List.of());

    private final Version0 format = new Version0(Version0.DENYLIST, PLACE, Consents.NONE);
    private final Version0 forced = new Version0(Version0.DENYLIST, PLACE, FORCED);

    @Test
    @DisplayName("are written as one mode with its own attributes")
    void writes() {
        assertThat(written(format, latency(100, 400).percentage(0.1)))
                .isEqualTo("{\"isEnabled\":true,\"failureMode\":\"latency\",\"rate\":0.001,\"minLatency\":100,"
                        + "\"maxLatency\":400}");
        assertThat(written(format, exceptionOfHandler("Boom")))
                .isEqualTo("{\"isEnabled\":true,\"failureMode\":\"exception\",\"rate\":1,\"exceptionMsg\":\"Boom\"}");
        assertThat(written(format, statusCode(404).percentage(50)))
                .isEqualTo("{\"isEnabled\":true,\"failureMode\":\"statuscode\",\"rate\":0.5,\"statusCode\":404}");
        assertThat(written(forced, diskSpace(100)))
                .isEqualTo("{\"isEnabled\":true,\"failureMode\":\"diskspace\",\"rate\":1,\"diskSpace\":100}");
        assertThat(written(forced, denyHosts("db.example.com").percentage(50)))
                .isEqualTo("{\"isEnabled\":true,\"failureMode\":\"denylist\",\"rate\":0.5,\"denylist\":"
                        + "[\"^db\\\\.example\\\\.com$\"]}");
    }

    @Test
    @DisplayName("call denied hosts otherwise in 0.2")
    void writesTheOldName() {
        assertThat(written(new Version0(Version0.BLACKLIST, PLACE, Consents.NONE), denyHosts("a.b")))
                .isEqualTo(
                        "{\"isEnabled\":true,\"failureMode\":\"blacklist\",\"rate\":1,\"blacklist\":[\"^a\\\\.b$\"]}");
    }

    @Test
    @DisplayName("are refused where 0.x would do something else, or nothing")
    void refuses() {
        String nothing =
                "requires failure-lambda 1.x, but found failure-lambda 0.x, which would do nothing and say nothing."
                        + " Use failure-lambda 1.x, or another fault.";
        assertThat(refusals(format, invocationTimeout())).containsExactly(nothing);
        assertThat(refusals(format, mangledAnswer())).containsExactly(nothing);
        assertThat(refusals(format, diskSpace(1)))
                .containsExactly(
                        "requires failure-lambda 1.x, but found failure-lambda 0.x, which never deletes the files"
                                + " with which it fills `/tmp`: they stay until each container ends. With `force = true` on the"
                                + " target it is done all the same; deploy the function anew afterwards.");
        assertThat(refusals(format, denyHosts("a.b").percentage(50)))
                .containsExactly("requires `percentage` to be 100 with failure-lambda 0.x, but found 50.0, but once a"
                        + " container has drawn the denial it keeps it for every call: after some calls all are denied."
                        + " Leave it out. If that is meant, `sticky = true` on the target allows it, and the share is not"
                        + " compared.");
        assertThat(refusals(format, latency(1), statusCode(404)))
                .containsExactly(
                        "requires to be the only fault, for failure-lambda 0.x knows one mode at a time, but found"
                                + " also \"latency 1 ms on *\". Write an experiment for each, or use failure-lambda 1.x.");
        Consents conditional =
                new Consents(false, false, false, List.of(new Condition("path", MatchOperator.EXISTS, "")));
        assertThat(refusals(new Version0(Version0.DENYLIST, PLACE, conditional), latency(1)))
                .containsExactly(
                        "requires `match` to be left out of the target, for failure-lambda 0.x knows no conditions,"
                                + " but found 1 of them. Leave it out, or use failure-lambda 1.x.");
    }

    @Test
    @DisplayName("are read from the log behind whatever the runtime writes first")
    void readsTheLog() {
        assertThat(Version0Log.read("2026-11-20T20:00:00.000Z\trequest-1\tINFO\tInjecting 380 ms latency."))
                .hasValueSatisfying(seen -> {
                    assertThat(seen.mode()).isEqualTo(Mode.LATENCY);
                    assertThat(seen.size()).hasValue(380);
                });
        assertThat(Version0Log.read("Injecting NaN ms latency.")).isEmpty();
        assertThat(Version0Log.read(
                        "Injecting dependency failure through a network block for blacklisted sites: ^a$,^b$"))
                .contains(Sighting.injected(Mode.DENYLIST));
    }

    private static String written(Version0 format, Fault fault) {
        assertThat(format.check(List.of(fault))).isEmpty();
        return Json.text(format.write(List.of(fault)));
    }

    private static List<String> refusals(Version0 format, Fault... faults) {
        return format.check(List.of(faults)).stream()
                .map(Refusal::problem)
                .map(Object::toString)
                .toList();
    }
}
