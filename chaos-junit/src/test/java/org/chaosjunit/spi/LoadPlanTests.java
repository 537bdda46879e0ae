package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadPlanTests {
    private static final Operation NOTHING = () -> "nothing";

    private static LoadPlan<Operation> plan(String name, int maxInFlight, @Nullable String alternatesWith) {
        Schedule schedule = new PoissonArrivals(new ConstantRate(10), 0);
        return new LoadPlan<>(
                name, NOTHING, schedule, Duration.ZERO, Duration.ofSeconds(1), maxInFlight, alternatesWith);
    }

    private static long[] arrivals(LoadPlan<?> plan, long seed) {
        return LongStream.range(0, 100)
                .map(plan.seeded(seed).schedule()::offsetNanos)
                .toArray();
    }

    @Test
    void theSeedAndTheNameDecideWhatIsRandom() {
        LoadPlan<Operation> plan = plan("one", 1, null);
        assertThat(arrivals(plan, 1)).isEqualTo(arrivals(plan, 1)).isNotEqualTo(arrivals(plan, 2));
        assertThat(arrivals(plan("two", 1, null), 1)).isNotEqualTo(arrivals(plan, 1));
    }

    @Test
    void aLoadThatAlternatesIsDrivenBetweenTheArrivalsOfTheOther() {
        long[] baseline = arrivals(plan("baseline", 1, null), 1);
        long[] canary = arrivals(plan("canary", 1, "baseline"), 1);
        for (int n = 0; n < 99; n++) {
            assertThat(canary[n]).isEqualTo(baseline[n] + (baseline[n + 1] - baseline[n]) / 2);
        }
    }

    @Test
    void itDescribesItself() {
        assertThat(plan("one", 1, null).description()).isEqualTo("10/s (Poisson) nothing");
        assertThat(plan("one", 1, "other").description()).isEqualTo("10/s (Poisson) in turn with \"other\" nothing");
    }

    @Test
    void atLeastOneArrivalMustBeAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan("one", 0, null))
                .withMessage("maxInFlight must be at least 1, but is 0");
    }
}
