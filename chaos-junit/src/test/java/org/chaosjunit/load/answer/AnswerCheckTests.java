package org.chaosjunit.load.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.HttpExpectation;
import org.chaosjunit.spi.InvalidAttributeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCheckTests {
    private static final String BODY =
            "{\"id\": 7, \"state\": \"open\", \"gone\": null, \"paid\": true, \"price\": 10.50,"
                    + " \"items\": [{\"sku\": \"a\", \"n\": 1}, {\"sku\": \"b\", \"n\": 2}], \"none\": []}";

    private static Optional<String> complaint(int status, String body, String... json) {
        return complaint(
                new HttpExpectation(HttpExpectation.DEFAULT.statuses(), List.of(json), List.of()), status, body);
    }

    private static Optional<String> complaint(HttpExpectation expected, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new AnswerCheck(expected).complaint(new Answer(status, StandardCharsets.UTF_8, bytes, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.id",
                "$.id == 7",
                "$.id == 7.0",
                "$.state == 'open'",
                "$.state == \"open\"",
                "$.state != 'done'",
                "$.paid == true",
                "$.gone == null",
                "$.price >= 10.5",
                "$.price < 11",
                "$.items.length() == 2",
                "$.items[*].n > 0",
                "$.items[?(@.n == 2)].sku == 'b'",
                "$['state'] == 'open'",
                "$.items[?(@.n >= 1)]"
            })
    void whatHoldsIsNoComplaint(String check) {
        assertThat(complaint(200, BODY, check)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.state == 'done'    | $.state was \"open\", expected \"done\"",
                "$.state != 'open'    | $.state was \"open\", expected != \"open\"",
                "$.id > 7             | $.id was 7, expected > 7",
                "$.state > 7          | $.state was \"open\", expected > 7",
                "$.id == '7'          | $.id was 7, expected \"7\"",
                "$.missing            | $.missing is missing",
                "$.missing != 1       | $.missing is missing, expected != 1",
                "$.gone               | $.gone was null",
                "$.items[*].n < 2     | $.items[*].n was 2, expected < 2",
                "$.items[?(@.n > 5)]  | $.items[?(@.n > 5)] is missing",
                "$.none[*] == 1       | $.none[*] is missing, expected 1",
                "$.items[9].n == 1    | $.items[9].n is missing, expected 1",
            })
    void whatDoesNotHoldIsTold(String check, String told) {
        assertThat(complaint(200, BODY, check)).contains(told);
    }

    @Test
    void allChecksMustHold() {
        assertThat(complaint(200, BODY, "$.id == 7", "$.state == 'done'"))
                .contains("$.state was \"open\", expected \"done\"");
    }

    @Test
    void aBodyThatIsNoJsonIsTold() {
        assertThat(complaint(200, "<html>\n oops", "$.id")).contains("the body is no JSON: \"<html> oops\"");
        assertThat(complaint(200, "", "$.id")).contains("the body is no JSON: \"\"");
        assertThat(complaint(200, "{\"id\": 1} x", "$.id")).contains("the body is no JSON: \"{\"id\": 1} x\"");
    }

    @Test
    void theStatusComesFirst() {
        assertThat(complaint(404, "no json", "$.id")).contains("status 404");
    }

    @Test
    void otherStatusesMayBeExpected() {
        HttpExpectation created =
                new HttpExpectation(StatusList.parse("expectStatus", "201, 4xx,500-502"), List.of(), List.of());
        assertThat(complaint(created, 201, "")).isEmpty();
        assertThat(complaint(created, 404, "")).isEmpty();
        assertThat(complaint(created, 501, "")).isEmpty();
        assertThat(complaint(created, 200, "")).contains("status 200, expected 201, 4xx, 500-502");
    }

    @Test
    void aTextMustBeContained() {
        HttpExpectation text =
                new HttpExpectation(HttpExpectation.DEFAULT.statuses(), List.of(), List.of("Käse", "tea"));
        assertThat(complaint(text, 200, "tea and Käse")).isEmpty();
        assertThat(complaint(text, 200, "Käse only"))
                .contains("the body does not contain \"tea\" but is \"Käse only\"");
    }

    @Test
    void aBodyThatIsTooLongIsTold() {
        HttpExpectation text = new HttpExpectation(HttpExpectation.DEFAULT.statuses(), List.of(), List.of("a"));
        assertThat(new AnswerCheck(text).complaint(new Answer(200, StandardCharsets.UTF_8, new byte[] {'a'}, true)))
                .contains("the body is longer than 1 MiB, the most that is checked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "id == 7       | to begin with a JSON path                                  | a path begins with $",
                "$.a == [1]    | to compare with a text, a number, true, false or null      | `[1]` is none",
                "$.a ==        | to compare with a text, a number, true, false or null      | `` is none",
                "$.a == open   | to compare with a text, a number, true, false or null      | `open` is none",
                "$.a > 'x'     | to compare by > only numbers                               | `'x'` is none",
            })
    void whatCannotBeUnderstoodIsRefused(String check, String required, String why) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> complaint(200, BODY, check))
                .withMessage(
                        "requires `expectJson` " + required + ", but found \"" + check + "\": " + why
                                + ". Write for example `expectJson = {\"$.id\", \"$.state == 'done'\", \"$.items.length() > 0\"}`.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2x", "99", "600", "201-200", "200,", "200 201"})
    void statusesThatAreNoneAreRefused(String statuses) {
        String part = statuses.endsWith(",") ? "" : statuses;
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> StatusList.parse("expectStatus", statuses))
                .withMessage(
                        "requires `expectStatus` to be statuses from 100 to 599, classes of them or ranges, separated "
                                + "by commas, but found \"" + statuses + "\", of which \"" + part
                                + "\" is none. Write for example `expectStatus = \"2xx, 304, 400-404\"`.");
    }
}
