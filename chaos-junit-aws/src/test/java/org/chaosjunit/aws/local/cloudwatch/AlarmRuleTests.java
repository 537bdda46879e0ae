package org.chaosjunit.aws.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

@DisplayName("An alarm")
class AlarmRuleTests {
    @ParameterizedTest(name = "{1} of 3: {0}")
    @DisplayName("becomes what the tables of the CloudWatch User Guide say")
    @CsvSource({
        "0 - X - X, 3, OK, OK, OK, OK",
        "0 - - - -, 3, OK, OK, OK, OK",
        "- - - - -, 3, INSUFFICIENT_DATA, retained, ALARM, OK",
        "0 X X - X, 3, ALARM, ALARM, ALARM, ALARM",
        "- - - - X, 3, INSUFFICIENT_DATA, retained, ALARM, OK",
        "X - - - -, 3, ALARM, retained, ALARM, OK",
        "0 - X - X, 2, ALARM, ALARM, ALARM, ALARM",
        "0 0 X 0 X, 2, ALARM, ALARM, ALARM, ALARM",
        "0 - X - -, 2, OK, OK, ALARM, OK",
        "- - - - 0, 2, OK, OK, ALARM, OK",
        "- - - - X, 2, INSUFFICIENT_DATA, retained, ALARM, OK",
    })
    void becomes(String points, int needed, String missing, String ignore, String breaching, String notBreaching) {
        for (StateValue before : List.of(StateValue.OK, StateValue.ALARM)) {
            assertThat(state(points, needed, "missing", before)).isEqualTo(missing);
            assertThat(state(points, needed, "ignore", before))
                    .isEqualTo(ignore.replace("retained", before.toString()));
            assertThat(state(points, needed, "breaching", before)).isEqualTo(breaching);
            assertThat(state(points, needed, "notBreaching", before)).isEqualTo(notBreaching);
        }
    }

    private static String state(String points, int needed, String missing, StateValue before) {
        List<@Nullable Boolean> range = Arrays.stream(points.split(" ", -1))
                .map(point -> point.equals("-") ? null : (Boolean) point.equals("X"))
                .toList();
        return AlarmRule.state(range, needed, 3, missing, before).toString();
    }
}
