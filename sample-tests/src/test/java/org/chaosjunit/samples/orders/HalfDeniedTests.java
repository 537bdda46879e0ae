package org.chaosjunit.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.fault.InjectException;
import org.chaosjunit.judge.FixedJudge;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fragile service fails as soon as 61 of 600 orders cannot be had, and no later verdict would be another one. */
@Tag("long")
class HalfDeniedTests {
    private static final Pattern WORDS = Pattern.compile("FAIL \\(DEVIATED\\): load\\.success was (?<percent>[0-9.]+) %"
            + "( \\(99 % sure: [0-9.]+ to [0-9.]+\\))?, expected >= 90%, outside in (?<failed>[0-9]+) of (?<samples>[0-9]+)"
            + " samples in (?<seconds>[0-9.]+) s(, certain (?<saved>[0-9.]+) s before the end)?"
            + " under \"StoreUnavailableException from .*\"\\.( The load .* met: .*)?");

    @Test
    void itIsCertainAfterAFifthOfTheTimeIfHalfIsDenied() {
        Matcher words = failureOf(HalfDeniedTestCase.class);

        // A few more come in before they can be counted.
        assertThat(Integer.parseInt(words.group("failed"))).isBetween(61, 80);
        assertThat(share(words)).isBetween(0.12, 0.3);
    }

    @Test
    void itIsCertainAfterATenthOfTheTimeIfAllIsDenied() {
        Matcher words = failureOf(AllDeniedTestCase.class);

        assertThat(words.group("percent")).isEqualTo("0");
        assertThat(share(words)).isBetween(0.1, 0.2);
    }

    @Test
    void theWholeTimeGivesTheSameVerdict() {
        Matcher words = failureOf(WatchedToTheEndTestCase.class);

        assertThat(words.group("saved")).isNull();
    }

    // Of the time that it was to be watched.
    private static double share(Matcher words) {
        double seconds = Double.parseDouble(words.group("seconds"));
        return seconds / (seconds + Double.parseDouble(words.group("saved")));
    }

    private static Matcher failureOf(Class<?> testCase) {
        Throwable failure = MeantToFail.run(testCase, "half-denied");
        Matcher words = WORDS.matcher(String.valueOf(failure.getMessage()));
        assertThat(words.matches()).as(failure.getMessage()).isTrue();
        return words;
    }

    @OrdersForFiveMinutes
    abstract static class FragileShop {
        private static Shop<FragileOrders> shop;

        @BeforeAll
        static void open() {
            shop = Shop.openForExperiments(FragileOrders::new);
        }

        @AfterAll
        static void close() {
            shop.close();
        }
    }

    static class HalfDeniedTestCase extends FragileShop {
        @ChaosExperiment("If DynamoDB denies half of the calls, at least 90 % of the orders are accepted")
        @InjectException(
                type = StoreUnavailableException.class,
                on = "org.chaosjunit.samples.orders.OrderTable#save",
                percentage = 50)
        @SteadyState(metric = "load.success", range = ">= 90%")
        void halfDenied() {}
    }

    static class AllDeniedTestCase extends FragileShop {
        @ChaosExperiment("If DynamoDB denies all calls, at least 90 % of the orders are accepted")
        @InjectException(type = StoreUnavailableException.class, on = "org.chaosjunit.samples.orders.OrderTable#save")
        @SteadyState(metric = "load.success", range = ">= 90%")
        void allDenied() {}
    }

    static class WatchedToTheEndTestCase extends FragileShop {
        @ChaosExperiment("If DynamoDB denies half of the calls, at least 90 % of the orders are accepted")
        @InjectException(
                type = StoreUnavailableException.class,
                on = "org.chaosjunit.samples.orders.OrderTable#save",
                percentage = 50)
        @SteadyState(metric = "load.success", range = ">= 90%", judge = FixedJudge.class)
        void halfDenied() {}
    }
}
