package org.chaosjunit.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import org.chaosjunit.judge.SequentialJudge;
import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("@ErrorBudget")
class ErrorBudgetTests {
    @Test
    @DisplayName("is the time with nothing but errors that the objective leaves, and this experiment may spend")
    void readsTheBudget() throws Exception {
        assertThat(read("usual"))
                .isEqualTo(new org.chaosjunit.spi.SteadyState(
                        "load.success",
                        null,
                        new Tolerance(
                                Range.parse(">= 0%"),
                                null,
                                Duration.ofMillis(25_920),
                                0,
                                10,
                                OnNoData.INCONCLUSIVE,
                                Certainty.DEFAULT),
                        new SequentialJudge(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10)));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 400,
            value = {
                "noObjective | requires `objective` to be a percentage above 0 and at most 100, but found \"0.999\"."
                        + " Write for example `objective = \"99.9%\"`.",
                "perfect | requires `objective` to leave something for errors, but found \"100%\"."
                        + " Write for example `objective = \"99.9%\"`.",
                "spendthrift | requires `spend` to be a percentage above 0 and at most 100, but found \"101%\"."
                        + " Write for example `spend = \"1%\"`.",
                "never | requires `period` to be longer than nothing, but found \"0h\"."
                        + " Write for example `period = \"10s\"`."
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    private static org.chaosjunit.spi.SteadyState read(String method) throws Exception {
        Method element = Declared.class.getDeclaredMethod(method);
        return new ErrorBudgetReader()
                .read(
                        element.getAnnotation(ErrorBudget.class),
                        Place.scanned(element).with(Map.of("spend", "1%")));
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @ErrorBudget(objective = "99.9%", spend = "${spend}")
        void usual();

        @ErrorBudget(objective = "0.999", spend = "1%")
        void noObjective();

        @ErrorBudget(objective = "100%", spend = "1%")
        void perfect();

        @ErrorBudget(objective = "99.9%", spend = "101%")
        void spendthrift();

        @ErrorBudget(objective = "99.9%", period = "0h", spend = "1%")
        void never();
    }
}
