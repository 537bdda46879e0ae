package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlternationTests {
    private static Load load(String name, String rates, Arrivals arrivals, @Nullable String alternatesWith) {
        return Loads.call(
                new LoadPlan<>(
                        name,
                        () -> "nothing",
                        Loads.schedule(rates, arrivals),
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        10,
                        alternatesWith),
                () -> true);
    }

    private static final Load BASELINE = load("baseline", "50/s", Arrivals.EVEN, null);

    private static List<String> problems(Load... loads) {
        return Stream.of(loads)
                .flatMap(load -> load.problemAmong(List.of(loads)).stream())
                .map(Object::toString)
                .toList();
    }

    @Test
    void twoLoadsOfOneRateMayAlternate() {
        assertThat(problems(BASELINE, load("canary", "50/s", Arrivals.EVEN, "baseline")))
                .isEmpty();
    }

    @Test
    void theOtherLoadMustExist() {
        assertThat(problems(BASELINE, load("canary", "50/s", Arrivals.EVEN, "base")))
                .containsExactly("requires `alternateWith` to name another load of this experiment, "
                        + "but found \"base\". The others are \"baseline\".");
        assertThat(problems(load("canary", "50/s", Arrivals.EVEN, "base")))
                .containsExactly("requires `alternateWith` to name another load of this experiment, "
                        + "but found \"base\". There is no other load.");
    }

    @Test
    void bothMustHaveTheSameRateAndTheSameArrivals() {
        assertThat(problems(BASELINE, load("canary", "40/s", Arrivals.EVEN, "baseline")))
                .containsExactly("requires `alternateWith` to name a load that comes as often, 40/s, "
                        + "but found \"baseline\" with 50/s. Give both the same rate and the same `arrivals`.");
        assertThat(problems(BASELINE, load("canary", "50/s", Arrivals.POISSON, "baseline")))
                .containsExactly("requires `alternateWith` to name a load that comes as often, 50/s (Poisson), "
                        + "but found \"baseline\" with 50/s. Give both the same rate and the same `arrivals`.");
    }

    @Test
    void onlyOneOfTheTwoNamesTheOther() {
        assertThat(problems(load("one", "50/s", Arrivals.EVEN, "two"), load("two", "50/s", Arrivals.EVEN, "one")))
                .containsExactly(
                        "requires `alternateWith` to name a load that does not alternate itself, "
                                + "but found \"two\", which alternates with \"one\". Remove one of the two.",
                        "requires `alternateWith` to name a load that does not alternate itself, "
                                + "but found \"one\", which alternates with \"two\". Remove one of the two.");
    }
}
