package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.PhasedRate;
import org.chaosjunit.spi.PhasedRate.Stretch;
import org.chaosjunit.spi.PoissonArrivals;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.Test;

class LoadAttributesTests {
    private static LoadPlan<?> read(Class<?> annotated) {
        CallLoad load = Objects.requireNonNull(annotated.getAnnotation(CallLoad.class));
        return ((OpenLoad<?>)
                        new CallLoadReader().read(load, Place.scanned(annotated).of(annotated, null)))
                .plan();
    }

    private static void assertInvalid(Class<?> annotated, String message) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> read(annotated))
                .withMessage(message);
    }

    @SuppressWarnings({"unused", "UnusedMethod"}) // called by reflection
    private static class Shop {
        static void pay() {}
    }

    @CallLoad(value = "pay", rates = "1/s for 10s, 1/s to 5/s in 2s, 5/s")
    private static final class Ramp extends Shop {}

    @Test
    void ratesThatChangeAreRead() {
        PhasedRate expected = new PhasedRate(
                List.of(new Stretch(1, 1, Duration.ofSeconds(10)), new Stretch(1, 5, Duration.ofSeconds(2))), 5);
        assertThat(read(Ramp.class).schedule()).isEqualTo(expected);
        assertThat(read(Ramp.class).description()).isEqualTo("1/s for 10s, 1/s to 5/s in 2s, 5/s Shop.pay()");
        assertThat(read(Ramp.class).maxInFlight()).isEqualTo(2000);
        assertThat(read(Ramp.class).alternatesWith()).isNull();
    }

    @CallLoad(
            value = "pay",
            rate = 5,
            arrivals = Arrivals.POISSON,
            maxInFlight = 7,
            alternateWith = "baseline",
            name = "canary")
    private static final class Random extends Shop {}

    @Test
    void everyOtherAttributeIsRead() {
        LoadPlan<?> plan = read(Random.class);
        assertThat(plan.schedule()).isInstanceOf(PoissonArrivals.class);
        assertThat(plan.description()).isEqualTo("5/s (Poisson) in turn with \"baseline\" Shop.pay()");
        assertThat(plan.maxInFlight()).isEqualTo(7);
        assertThat(plan.alternatesWith()).isEqualTo("baseline");
    }

    @CallLoad("pay")
    private static final class NoRate extends Shop {}

    @Test
    void aLoadNeedsARate() {
        assertInvalid(
                NoRate.class,
                "requires `rate` or `rates`, but found neither. "
                        + "Write for example `rate = 50` or `rates = \"10/s to 100/s in 1min, 100/s\"`.");
    }

    @CallLoad(value = "pay", rate = 5, rates = "5/s")
    private static final class BothRates extends Shop {}

    @Test
    void aLoadHasOneRateOnly() {
        assertInvalid(
                BothRates.class,
                "requires `rates` to be left out beside `rate`, but found `rate = 5` and `rates = \"5/s\"`. "
                        + "Remove one of them.");
    }

    @CallLoad(value = "pay", rates = "often")
    private static final class BadRates extends Shop {}

    @Test
    void ratesMustBeRates() {
        assertInvalid(
                BadRates.class,
                "requires `rates` to end with a rate such as \"100/s\", \"120/min\" or \"600/h\", but found \"often\". "
                        + "Write for example `rates = \"10/s for 30s, 10/s to 100/s in 1min, 100/s\"`.");
    }

    @CallLoad(value = "pay", rate = 5000, maxInFlight = 100)
    private static final class Bounded extends Shop {}

    @Test
    void whoSaysHowManyMayBeOpenMayAskForAnyRate() {
        assertThat(read(Bounded.class).schedule()).isEqualTo(new ConstantRate(5000));
        assertThat(read(Bounded.class).maxInFlight()).isEqualTo(100);
    }

    @CallLoad(value = "pay", rates = "1/s for 1s, 1/s to 500/s in 1s, 1/s")
    private static final class Peak extends Shop {}

    @Test
    void theHighestRateDecidesHowManyCanBeOpen() {
        assertInvalid(
                Peak.class,
                "requires `timeout` to let at most 2,000 arrivals be open at a time (highest rate x `timeout`), "
                        + "but found 500/s x \"5s\" = 2,500. Shorten `timeout`, lower the rate, or say with "
                        + "`maxInFlight` from how many open ones on no further arrival is to be sent.");
    }

    @CallLoad(value = "pay", rate = 1, maxInFlight = 2001)
    private static final class TooManyOpen extends Shop {}

    @CallLoad(value = "pay", rate = 1, maxInFlight = -1)
    private static final class Negative extends Shop {}

    @Test
    void howManyMayBeOpenIsLimited() {
        assertInvalid(
                TooManyOpen.class,
                "requires `maxInFlight` to be from 1 to 2,000, but found 2001. "
                        + "Write for example `maxInFlight = 100`, or leave it out.");
        assertInvalid(
                Negative.class,
                "requires `maxInFlight` to be from 1 to 2,000, but found -1. "
                        + "Write for example `maxInFlight = 100`, or leave it out.");
    }

    @CallLoad(value = "pay", rate = 1, alternateWith = "load")
    private static final class WithItself extends Shop {}

    @Test
    void aLoadCannotAlternateWithItself() {
        assertInvalid(
                WithItself.class,
                "requires `alternateWith` to name another load, but found \"load\", this one's own name. "
                        + "Give this one another `name`.");
    }
}
