package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.util.Map;
import org.chaosjunit.aws.AwsPlace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A document that is there before")
class StoredDocumentTests {
    private static final AwsPlace PLACE = new AwsPlace("eu-west-1", Map.of());

    @ParameterizedTest
    @DisplayName("tells which library reads it")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"isEnabled\": false} | FAILURE_LAMBDA_0",
                "{\"isEnabled\": false, \"failureMode\": \"denylist\", \"denylist\": []} | FAILURE_LAMBDA_0",
                "{\"latency\": {\"enabled\": false}} | FAILURE_LAMBDA_1"
            })
    void tells(String document, Library library) {
        assertThat(Library.detect(object(document))).isEqualTo(library);
    }

    @ParameterizedTest
    @DisplayName("is refused if it does not")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            maxCharsPerColumn = 500,
            value = {
                "{} | does not tell which failure-lambda reads it, and each ignores the other's documents in silence. Declare"
                        + " it with `version = FailureVersion.V0` or `V1`.",
                "{\"isEnabled\":false,\"latency\":{}} | could be for 0.x and for 1.x, and each ignores the other's documents"
                        + " in silence. Declare it with `version = FailureVersion.V0` or `V1`.",
                "{\"isEnabled\":false,\"blacklist\":[]} | says `blacklist`, which 0.2 obeys and 0.3 and later ignore in"
                        + " silence. Declare it with `version = FailureVersion.V0_2` or `V0`.",
                "{\"is_enabled\":false} | is for chaos_lambda. Declare `@ChaosLambda` instead of `@FailureLambda`."
            })
    void refuses(String document, String why) {
        assertThatThrownBy(() -> Library.detect(object(document)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the document that is there, " + document + ", " + why);
    }

    @ParameterizedTest
    @DisplayName("for 0.x has none of the mistakes that it passes over")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            maxCharsPerColumn = 500,
            value = {
                "{\"isEnabled\":\"true\"} | `isEnabled` is \"true\", not true or false: failure-lambda 0.x takes it neither"
                        + " for on, so nothing would be injected, nor for off, so a denial of hosts would not be lifted.",
                "{\"isEnabled\":false,\"failureMode\":\"blacklist\"} | it says `blacklist`, which failure-lambda 0.x calls"
                        + " `denylist` and ignores by the other name: nothing would be denied.",
                "{\"isEnabled\":false,\"failureMode\":\"delay\"} | `failureMode` is \"delay\", which failure-lambda 0.x does"
                        + " not know: nothing would be injected.",
                "{\"isEnabled\":false,\"minLatency\":\"100\"} | `minLatency` is \"100\", not a number: failure-lambda 0.x"
                        + " would add numbers in quotes like texts, so that 100 and 400 become 100 s.",
                "{\"isEnabled\":false,\"denylist\":[\".*\"]} | `denylist` holds \".*\", which denies"
                        + " ssm.eu-west-1.amazonaws.com: the function could no longer read its own configuration.",
                "{\"isEnabled\":false,\"denylist\":[\"(\"]} | `denylist` holds \"(\", which is no regular expression: the"
                        + " call would fail, and later ones hang.",
                "{\"isEnabled\":true} | it already injects something: `isEnabled` is true, so it would do so again after the"
                        + " experiment.",
                "{\"isEnabled\":false,\"latency\":{}} | `latency` is a flag of failure-lambda 1.x, which failure-lambda 0.x"
                        + " ignores in silence: nothing would be injected."
            })
    void objectsTo0(String document, String objection) {
        Version0 format = new Version0(Version0.DENYLIST, PLACE, Consents.NONE);
        assertThat(format.objection(object(document))).contains(objection);
    }

    @ParameterizedTest
    @DisplayName("for 1.x has none of the mistakes that it passes over")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            maxCharsPerColumn = 500,
            value = {
                "{\"isEnabled\":false} | `isEnabled` is of failure-lambda 0.x: 1.x only warns in its log, and nothing would"
                        + " be injected.",
                "{\"blacklist\":{}} | `blacklist` is no flag that failure-lambda 1.x knows: it ignores it in silence.",
                "{\"latency\":{\"enabled\":\"true\"}} | `latency.enabled` is \"true\", not true or false: failure-lambda 1.x"
                        + " skips the flag, so nothing would be injected.",
                "{\"latency\":{\"enabled\":false,\"rate\":0.1}} | `latency.rate` is no attribute that failure-lambda 1.x"
                        + " knows: it ignores it in silence, so that the flag hits every invocation.",
                "{\"latency\":{\"enabled\":false,\"percentage\":0.5}} | `latency.percentage` is 0.5, not a whole number from"
                        + " 0 to 100: failure-lambda 1.x skips the flag, so nothing would be injected.",
                "{\"latency\":{\"enabled\":false,\"min_latency\":\"1\"}} | `latency.min_latency` is \"1\": failure-lambda 1.x"
                        + " skips the flag, so nothing would be injected.",
                "{\"denylist\":{\"enabled\":false,\"deny_list\":[\"(a+)+\"]}} | `denylist.deny_list` holds \"(a+)+\", which"
                        + " repeats a group that itself holds a repetition: failure-lambda 1.x skips the flag, so nothing"
                        + " would be denied.",
                "{\"denylist\":{\"enabled\":false,\"deny_list\":[\"ssm\"]}} | `denylist.deny_list` holds \"ssm\", which"
                        + " denies ssm.eu-west-1.amazonaws.com: the function could no longer read its own configuration.",
                "{\"latency\":{\"enabled\":true}} | it already injects something: `latency` is enabled, so it would be so"
                        + " again after the experiment."
            })
    void objectsTo1(String document, String objection) {
        assertThat(new Version1(PLACE, Consents.NONE).objection(object(document)))
                .contains(objection);
    }

    @ParameterizedTest
    @DisplayName("is taken if it is sound")
    @ValueSource(
            strings = {
                "{\"latency\": {\"enabled\": true, \"percentage\": 0}, \"denylist\": {\"enabled\": false, \"percentage\": 50,"
                        + " \"deny_list\": [\"s3.*.amazonaws.com\", \"dynamodb.*.amazonaws.com\"]}}",
                "{\"corruption\": {\"enabled\": false, \"percentage\": 30, \"body\": \"x\", \"match\": []}}"
            })
    void takes(String document) {
        assertThat(new Version1(PLACE, Consents.NONE).objection(object(document)))
                .isEmpty();
    }

    @Test
    @DisplayName("is taken as failure-lambda 0.x writes it itself")
    void takesTheUsual() {
        String usual = "{\"isEnabled\": false, \"failureMode\": \"latency\", \"rate\": 1, \"minLatency\": 100,"
                + " \"maxLatency\": 400, \"exceptionMsg\": \"Exception message!\", \"statusCode\": 404, \"diskSpace\": 100,"
                + " \"denylist\": [\"s3.*.amazonaws.com\", \"dynamodb.*.amazonaws.com\"]}";
        assertThat(new Version0(Version0.DENYLIST, PLACE, Consents.NONE).objection(object(usual)))
                .isEmpty();
    }

    private static JsonObject object(String text) {
        return Json.object(text).orElseThrow();
    }
}
