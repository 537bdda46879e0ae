package org.chaosjunit.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.sampling.Kind;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.testing.InMemory;
import org.chaosjunit.testing.InjectDarkness;
import org.chaosjunit.testing.Kit;
import org.chaosjunit.testing.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("@Metric")
class MetricTests {
    private static final Instant T0 = Instant.EPOCH;
    private static final Range ANY = Range.parse("> -1");

    @ParameterizedTest(name = "{0}")
    @DisplayName("stands on any method that returns a number")
    @ValueSource(
            strings = {
                "bytes",
                "shorts",
                "ints",
                "longs",
                "floats",
                "doubles",
                "integerBox",
                "doubleBox",
                "optionalInt",
                "optionalLong",
                "optionalDouble",
                "shared",
                "inherited",
                "byDefault"
            })
    void measures(String method) throws Exception {
        Samples samples = sample(method);
        assertThat(samples.failure()).isEmpty();
        assertThat(samples.missing()).isZero();
        assertThat(samples.count()).isEqualTo(1);
        assertThat(samples.estimate(ANY)).isEqualTo(7);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("has no data where the method returns null or nothing")
    @ValueSource(strings = {"nullBox", "nullOptional", "emptyInt", "emptyLong", "emptyDouble"})
    void misses(String method) throws Exception {
        Samples samples = sample(method);
        assertThat(samples.failure()).isEmpty();
        assertThat(samples.missing()).isEqualTo(1);
        assertThat(samples.count()).isZero();
        assertThat(samples.estimate(ANY)).isNaN();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("fails where the method returns no number or throws")
    @CsvSource(
            delimiter = '|',
            value = {
                "nan | java.lang.ArithmeticException: nan gave NaN, which is no number",
                "infinite | java.lang.ArithmeticException: infinite gave -Infinity, which is no number",
                "throwing | java.io.IOException: no database",
                "failing | java.lang.AssertionError: not so"
            })
    void fails(String method, String failure) throws Exception {
        Samples samples = sample(method);
        assertThat(samples.failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).hasToString(failure));
        assertThat(samples.missing()).isZero();
        assertThat(samples.count()).isZero();
    }

    @Test
    @DisplayName("is known by its name, with its unit")
    void hasNameAndUnit() throws Exception {
        MetricSource source = read("doubles", new Shop());
        assertThat(source.names()).containsExactly("doubles-in-a-row");
        assertThat(source.find("doubles")).isEmpty();
        assertThat(source.find("doubles-in-a-row").orElseThrow().unit()).isEqualTo(Unit.PER_SECOND);
        assertThat(source.find("doubles-in-a-row").orElseThrow())
                .isSameAs(source.find("doubles-in-a-row").orElseThrow());
    }

    @Test
    @DisplayName("delays no other")
    void delaysNoOther(@TempDir Path directory) {
        Kit kit = new Kit(directory);

        kit.run(SlowTestCase.class).assertStatistics(stats -> stats.succeeded(1));

        assertThat(kit.results().get(0).verdict()).isEqualTo(Verdict.PASS);
    }

    @InMemory
    static class SlowTestCase {
        private final AtomicInteger asked = new AtomicInteger();

        @Metric("quick")
        int quick() {
            return asked.incrementAndGet();
        }

        /** Would never answer if the other were not asked meanwhile. */
        @Metric(value = "slow", timeout = "1min")
        int slow() throws InterruptedException {
            int before = asked.get();
            while (asked.get() < before + 3) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            return 1;
        }

        @ChaosExperiment
        @InjectDarkness
        @SteadyState(metric = "slow", range = "[1,1]", minSamples = 3)
        @SteadyState(metric = "quick", range = ">= 1", minSamples = 3)
        @Observe(atLeast = "1s", steadyWithin = "30s")
        void isWatched() {}
    }

    @Test
    @DisplayName("waits 5 s for an answer, or as long as it says")
    void hasATimeout() throws Exception {
        assertThat(metric("ints").timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(metric("patient").timeout()).isEqualTo(Duration.ofMinutes(1));
    }

    private static org.chaosjunit.spi.Metric metric(String method) throws Exception {
        MetricSource source = read(method, new Shop());
        return source.find(source.names().iterator().next()).orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 400,
            value = {
                "withParameter | requires `value` to stand on a method without parameters, but found"
                        + " int org.chaosjunit.steady.MetricTests$Shop.withParameter(int). Remove the parameters.",
                "truth | requires `value` to stand on a method that returns a number, but found"
                        + " boolean org.chaosjunit.steady.MetricTests$Shop.truth()."
                        + " Return an int, 1 for true and 0 for false, and write `range = \"[1,1]\"`.",
                "truthBox | requires `value` to stand on a method that returns a number, but found"
                        + " java.lang.Boolean org.chaosjunit.steady.MetricTests$Shop.truthBox()."
                        + " Return an int, 1 for true and 0 for false, and write `range = \"[1,1]\"`.",
                "hasty | requires `timeout` to be longer than nothing, but found \"0s\"."
                        + " Write for example `timeout = \"10s\"`.",
                "vague | requires `timeout` to be a length of time, but found \"soon\"."
                        + " Write for example `timeout = \"300ms\"`, `\"30s\"` or `\"2min\"`.",
                "ratio | requires `kind` to be GAUGE or RATE, for a method returns one number, but found RATIO."
                        + " Let the method return the ratio itself.",
                "tooOften | requires `every` to be at least 100 ms, as often as an experiment asks, but found \"50ms\"."
                        + " Write for example `every = \"500ms\"`.",
                "rateOfTime | requires `unit` to be left out, for the kind is RATE, but found MILLIS."
                        + " What comes out is per second.",
                "text | requires `value` to stand on a method that returns a number, but found"
                        + " java.lang.String org.chaosjunit.steady.MetricTests$Shop.text()."
                        + " Return a primitive number, its box, OptionalInt, OptionalLong or OptionalDouble.",
                "nothing | requires `value` to stand on a method that returns a number, but found"
                        + " void org.chaosjunit.steady.MetricTests$Shop.nothing()."
                        + " Return a primitive number, its box, OptionalInt, OptionalLong or OptionalDouble.",
                "unnamed | requires `value` to be a name without white space, but found \"a b\"."
                        + " Write for example `value = \"orders.completed\"`."
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method, new Shop()))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("on an instance method of another class is refused")
    void refusesOtherInstances() {
        assertThatThrownBy(() -> read("doubles", "another test"))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(
                        "requires `value` to stand on a method of the test's own class, or on a static one, but found"
                                + " double org.chaosjunit.steady.MetricTests$Shop.doubles()."
                                + " Make the method static, or move it to java.lang.String.");
    }

    @Test
    @DisplayName("can be read while the test is only scanned, but not measured")
    void needsAnInstance() throws Exception {
        MetricSource source = read("ints", null);
        assertThat(source.names()).containsExactly("ints");
        org.chaosjunit.spi.Metric metric = source.find("ints").orElseThrow();
        metric.sample(T0);
        await().until(() -> metric.settledUntil(T0.plusNanos(1)).isAfter(T0));
        assertThat(metric.between(T0, T0.plusNanos(1)).failure()).hasValueSatisfying(thrown -> assertThat(thrown)
                .hasMessage("the metric ints needs a test instance, but no test runs"));
    }

    private static Samples sample(String method) throws Exception {
        org.chaosjunit.spi.Metric metric = metric(method);
        metric.sample(T0);
        await().until(() -> metric.settledUntil(T0.plusNanos(1)).isAfter(T0));
        return metric.between(T0, T0.plusNanos(1));
    }

    private static MetricSource read(String name, @Nullable Object instance) throws Exception {
        Method method = method(Shop.class, name);
        return new MetricMethodReader()
                .read(
                        method.getAnnotation(Metric.class),
                        Place.running(method)
                                .of(method.getDeclaringClass(), instance)
                                .with(Map.of("how", "in-a-row")));
    }

    private static Method method(Class<?> type, String name) {
        for (Class<?> owner : new Class<?>[] {type, Base.class, Contract.class}) {
            for (Method method : owner.getDeclaredMethods()) {
                if (method.getName().equals(name)) {
                    return method;
                }
            }
        }
        throw new AssertionError(name);
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Contract {
        @Metric("byDefault")
        default int byDefault() {
            return 7;
        }
    }

    @SuppressWarnings("unused") // Found by name.
    private static class Base implements Contract {
        @Metric("inherited")
        private int inherited() {
            return 7;
        }
    }

    @SuppressWarnings({"unused", "EffectivelyPrivate", "NullAway", "NullOptional"
    }) // Found by name; what users may do is the point.
    private static final class Shop extends Base {
        @Metric("bytes")
        byte bytes() {
            return 7;
        }

        @Metric("shorts")
        short shorts() {
            return 7;
        }

        @Metric("ints")
        private int ints() {
            return 7;
        }

        @Metric("longs")
        public long longs() {
            return 7;
        }

        @Metric("floats")
        float floats() {
            return 7;
        }

        @Metric(value = "doubles-${how}", unit = Unit.PER_SECOND)
        double doubles() {
            return 7;
        }

        @Metric("integerBox")
        Integer integerBox() {
            return 7;
        }

        @Metric("doubleBox")
        Double doubleBox() {
            return 7.0;
        }

        @Metric("optionalInt")
        OptionalInt optionalInt() {
            return OptionalInt.of(7);
        }

        @Metric("optionalLong")
        OptionalLong optionalLong() {
            return OptionalLong.of(7);
        }

        @Metric("optionalDouble")
        OptionalDouble optionalDouble() {
            return OptionalDouble.of(7);
        }

        @Metric("shared")
        private static int shared() {
            return 7;
        }

        @Metric("nullBox")
        Integer nullBox() {
            return null;
        }

        @Metric("nullOptional")
        OptionalInt nullOptional() {
            return null;
        }

        @Metric("emptyInt")
        OptionalInt emptyInt() {
            return OptionalInt.empty();
        }

        @Metric("emptyLong")
        OptionalLong emptyLong() {
            return OptionalLong.empty();
        }

        @Metric("emptyDouble")
        OptionalDouble emptyDouble() {
            return OptionalDouble.empty();
        }

        @Metric("nan")
        double nan() {
            return Double.NaN;
        }

        @Metric("infinite")
        OptionalDouble infinite() {
            return OptionalDouble.of(Double.NEGATIVE_INFINITY);
        }

        @Metric("throwing")
        int throwing() throws IOException {
            throw new IOException("no database");
        }

        @Metric("failing")
        int failing() {
            throw new AssertionError("not so");
        }

        @Metric("withParameter")
        int withParameter(int parameter) {
            return parameter;
        }

        @Metric(value = "patient", timeout = "1min")
        int patient() {
            return 7;
        }

        @Metric("truth")
        boolean truth() {
            return true;
        }

        @Metric("truthBox")
        Boolean truthBox() {
            return true;
        }

        @Metric(value = "hasty", timeout = "0s")
        int hasty() {
            return 7;
        }

        @Metric(value = "vague", timeout = "soon")
        int vague() {
            return 7;
        }

        @Metric(value = "ratio", kind = Kind.RATIO)
        int ratio() {
            return 7;
        }

        @Metric(value = "tooOften", every = "50ms")
        int tooOften() {
            return 7;
        }

        @Metric(value = "rateOfTime", kind = Kind.RATE, unit = Unit.MILLIS)
        int rateOfTime() {
            return 7;
        }

        @Metric(value = "counter", kind = Kind.RATE, every = "1s")
        int counter() {
            return 7;
        }

        @Metric("text")
        String text() {
            return "7";
        }

        @Metric("nothing")
        void nothing() {}

        @Metric("a b")
        int unnamed() {
            return 7;
        }
    }
}
