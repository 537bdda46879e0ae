package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Objects;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.testing.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallLoadReaderTests {
    private static final String NAME = CallLoadReaderTests.class.getName();

    private static LoadPlan<?> read(Class<?> annotated, @Nullable Object instance) {
        CallLoad load = Objects.requireNonNull(annotated.getAnnotation(CallLoad.class));
        return ((OpenLoad<?>)
                        new CallLoadReader().read(load, Place.scanned(annotated).of(annotated, instance)))
                .plan();
    }

    private static @Nullable Object call(Class<?> annotated, @Nullable Object instance) throws Exception {
        return ((CallOperation) read(annotated, instance).operation()).code().call(new CallTurn(0, 0, 0));
    }

    private static void assertInvalid(Class<?> annotated, String message) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> read(annotated, null))
                .withMessage(message);
    }

    @SuppressWarnings({"unused", "UnusedMethod"}) // called by reflection
    private interface Greeting {
        default String greet() {
            return "hello";
        }
    }

    @SuppressWarnings({"unused", "UnusedMethod", "UnusedVariable"}) // called by reflection
    private static class Shop implements Greeting {
        private String checkOut() {
            return "sold";
        }

        String overridden() {
            return "base";
        }

        static String total() {
            return "all";
        }

        void buy(String what, int many) {}

        void pay() {}

        void pay(String how) {}
    }

    @CallLoad(value = "checkOut", rate = 2, warmup = "3s", timeout = "400ms", name = "sales")
    private static final class Checkout extends Shop {}

    @CallLoad(value = "total", rate = 1)
    private static final class Total extends Shop {}

    @CallLoad(value = "greet", rate = 1)
    private static final class Greet extends Shop {}

    @CallLoad(value = "overridden", rate = 1)
    private static final class Overriding extends Shop {
        @Override
        String overridden() {
            return "heir";
        }
    }

    @CallLoad(value = "chekout", rate = 1)
    private static final class Typo extends Shop {}

    @CallLoad(value = "restock", rate = 1)
    private static final class Unknown extends Shop {}

    @CallLoad(value = "anything", rate = 1)
    private static final class Empty {}

    @CallLoad(value = "buy", rate = 1)
    private static final class WithParameters extends Shop {}

    @CallLoad(value = "pay", rate = 1)
    private static final class Overloaded extends Shop {}

    @CallLoad(value = "checkOut", rate = 1000)
    private static final class TooMany extends Shop {}

    @Test
    void itReadsEveryAttribute() {
        LoadPlan<?> plan = read(Checkout.class, new Checkout());
        assertThat(plan.name()).isEqualTo("sales");
        assertThat(plan.schedule()).isEqualTo(new ConstantRate(2));
        assertThat(plan.warmup()).isEqualTo(Duration.ofSeconds(3));
        assertThat(plan.timeout()).isEqualTo(Duration.ofMillis(400));
        assertThat(plan.description()).isEqualTo("2/s Shop.checkOut()");
    }

    @Test
    void itFindsAPrivateMethodOfASuperclass() throws Exception {
        assertThat(call(Checkout.class, new Checkout())).isEqualTo("sold");
    }

    @Test
    void itFindsAStaticMethodAndNeedsNoInstance() throws Exception {
        assertThat(call(Total.class, null)).isEqualTo("all");
    }

    @Test
    void itFindsADefaultMethodOfAnInterface() throws Exception {
        assertThat(call(Greet.class, new Greet())).isEqualTo("hello");
    }

    @Test
    void anOverriddenMethodIsNotOverloaded() throws Exception {
        assertThat(call(Overriding.class, new Overriding())).isEqualTo("heir");
    }

    @Test
    void itCanBeReadBeforeThereIsAnInstance() {
        assertThat(read(Checkout.class, null).description()).isEqualTo("2/s Shop.checkOut()");
    }

    @Test
    void aNameThatIsNearlyRightIsPutRight() {
        assertInvalid(
                Typo.class,
                "requires `value` to name a method of " + NAME + "$Typo, but found \"chekout\". "
                        + "Did you mean \"checkOut\"?");
    }

    @Test
    void aNameThatIsLikeNoneGetsAList() {
        assertInvalid(
                Unknown.class,
                "requires `value` to name a method of " + NAME + "$Unknown, but found \"restock\". "
                        + "Methods without parameters are for example: greet, checkOut, total, pay, overridden.");
    }

    @Test
    void aClassWithoutMethodsIsNamed() {
        assertInvalid(
                Empty.class,
                "requires `value` to name a method of " + NAME + "$Empty, but found \"anything\". "
                        + "It has no method without parameters.");
    }

    @Test
    void aMethodWithParametersIsRefused() {
        assertInvalid(
                WithParameters.class,
                "requires `value` to name a method without parameters, but found buy(String, int). "
                        + "Add a method without parameters that calls it.");
    }

    @Test
    void anOverloadedMethodIsRefused() {
        assertInvalid(
                Overloaded.class,
                "requires `value` to name a method that is not overloaded, but found \"pay\": pay(), pay(String). "
                        + "Give the one that is meant a name of its own.");
    }

    @Test
    void moreThreadsThanReasonableAreRefused() {
        assertInvalid(
                TooMany.class,
                "requires `timeout` to let at most 2,000 arrivals be open at a time (highest rate x `timeout`), "
                        + "but found 1000/s x \"5s\" = 5,000. Shorten `timeout`, lower the rate, or say with "
                        + "`maxInFlight` from how many open ones on no further arrival is to be sent.");
    }
}
