package org.chaosjunit.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.chaosjunit.sampling.Kind;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.testing.Asked;
import org.chaosjunit.testing.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("@MicrometerMetric")
class MicrometerMetricTests {
    private static final Range ANY = Range.parse(">= 0");

    private final SimpleMeterRegistry simple = new SimpleMeterRegistry();
    private final Orders orders = new Orders(simple);

    @Test
    @DisplayName("adds up the gauges that have the tags, whatever others they have")
    void gauges() {
        AtomicLong in = simple.gauge("queue", List.of(tag("queue", "in"), tag("zone", "a")), new AtomicLong(3));
        AtomicLong more = simple.gauge("queue", List.of(tag("queue", "in"), tag("zone", "b")), new AtomicLong(4));
        AtomicLong out = simple.gauge("queue", List.of(tag("queue", "out"), tag("zone", "b")), new AtomicLong(5));
        assertThat(estimate("gauge")).isEqualTo(7);
        assertThat(List.of(in, more, out)).hasSize(3);
    }

    @Test
    @DisplayName("reads counters, timers and summaries, those of functions too, by how much they grow")
    void counters() {
        Counter failed = simple.counter("orders", "outcome", "failed");
        Counter done = simple.counter("orders", "outcome", "done");
        AtomicLong seen = new AtomicLong(1000);
        FunctionCounter.builder("seen", seen, AtomicLong::get).register(simple);
        done.increment(1000);
        simple.timer("time").record(Duration.ofSeconds(100));
        Asked ratio = new Asked(read("ratio")).once();
        Asked rate = new Asked(read("rate")).once();
        Asked functions = new Asked(read("functionRate")).once();
        Asked mean = new Asked(read("mean")).once();
        Asked times = new Asked(read("timesPerSecond")).once();
        failed.increment(2);
        done.increment(98);
        seen.addAndGet(7);
        simple.timer("time").record(100, TimeUnit.MILLISECONDS);
        simple.timer("time").record(300, TimeUnit.MILLISECONDS);

        Samples samples = ratio.once().samples();
        assertThat(samples.count()).isEqualTo(100);
        assertThat(samples.estimate(ANY)).isEqualTo(2);
        assertThat(rate.once().samples().estimate(ANY)).isEqualTo(100);
        assertThat(functions.once().samples().estimate(ANY)).isEqualTo(7);
        assertThat(mean.once().samples().estimate(ANY)).isCloseTo(200, within(1e-6));
        assertThat(times.once().samples().estimate(ANY)).isEqualTo(2);
    }

    @Test
    @DisplayName("takes the highest of several maxima")
    void maxima() {
        simple.timer("time", "path", "a").record(Duration.ofMillis(300));
        simple.timer("time", "path", "b").record(Duration.ofMillis(200));
        assertThat(estimate("max")).isEqualTo(300);
        assertThat(new Asked(read("max")).metric().unit()).isEqualTo(Unit.MILLIS);
    }

    @Test
    @DisplayName("has no data where there is no such meter")
    void misses() {
        Samples samples = new Asked(read("rate")).once().samples();
        assertThat(samples.missing()).isEqualTo(1);
        assertThat(samples.failure()).isEmpty();
    }

    @Test
    @DisplayName("has failed where the meter has no such number")
    void fails() {
        simple.timer("time");
        simple.gauge("queue", List.of(tag("queue", "in")), Double.NaN);
        assertFailed("timerValue", "time is a timer, and has no VALUE: write another `statistic`");
        assertFailed("gaugeRate", "queue is a gauge, and does not count what only grows: write `kind = Kind.GAUGE`");
        assertFailed("gaugeMax", "queue is a gauge, and has no MAX: write another `statistic`");
        assertFailed("gauge", "gauge gave NaN, which is no number");
    }

    @Test
    @DisplayName("has failed where the registry keeps no numbers, or only those of its last step")
    void needsARegistryThatKeeps() {
        orders.meters = new CompositeMeterRegistry();
        orders.meters.counter("orders").increment();
        assertFailed(
                "rate",
                "the registry keeps no numbers, for it is a composite of none: add for example a SimpleMeterRegistry to"
                        + " it");
        orders.meters = new CompositeMeterRegistry().add(new Steps());
        assertFailed(
                "rate",
                "the registry keeps only the numbers of its last step: add for example a SimpleMeterRegistry beside it");
        orders.meters = new CompositeMeterRegistry().add(new Steps()).add(new CompositeMeterRegistry().add(simple));
        orders.meters.counter("orders").increment();
        assertThat(new Asked(read("rate")).once().once().samples().count()).isEqualTo(1);
        orders.meters = null;
        assertFailed("rate", "meters holds no registry yet");
    }

    @Test
    @ResourceLock("io.micrometer.core.instrument.Metrics")
    @DisplayName("asks the global registry, or one that a method returns or throws for")
    void findsRegistries() {
        SimpleMeterRegistry kept = new SimpleMeterRegistry();
        Metrics.addRegistry(kept);
        try {
            AtomicLong length = Metrics.gauge("global.queue", new AtomicLong(9));
            assertThat(estimate("global")).isEqualTo(9);
            assertThat(length).hasValue(9);
        } finally {
            Metrics.removeRegistry(kept);
            kept.close();
        }
        simple.counter("orders").increment(4);
        assertThat(estimate("byMethod")).isEqualTo(4);
        assertFailed("throwing", "no registry today");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 600,
            value = {
                "noMeter | requires `meter` to be the name of a meter, but found \"\"."
                        + " Write for example `meter = \"http.server.requests\"`.",
                "badTag | requires `tags` to be of the form \"key=value\", each key once, but found \"failed\"."
                        + " Write for example `tags = \"outcome=failed\"`.",
                "twice | requires `tags` to be of the form \"key=value\", each key once, but found \"a=c\"."
                        + " Write for example `tags = \"outcome=failed\"`.",
                "badPerTag | requires `perTags` to be of the form \"key=value\", each key once, but found \"=x\"."
                        + " Write for example `perTags = \"outcome=failed\"`.",
                "tagsOfNothing | requires `perTags` to be left out where there is no `per`, but found [a=b]."
                        + " Name the meters in `per`, or write `tags`.",
                "maxRate | requires `statistic` to be one that only grows, for the kind is RATE, but found MAX."
                        + " Write `statistic = MeterStatistic.COUNT`, or `kind = Kind.GAUGE`.",
                "noRegistry | requires `registry` to name a field, or a method without parameters, of the test, but found"
                        + " \"nobody\". Write for example `registry = \"meters\"` beside a field"
                        + " `static MeterRegistry meters`, or leave it out for Metrics.globalRegistry.",
                "otherRegistry | requires `registry` to hold a MeterRegistry, but found private final java.lang.String"
                        + " org.chaosjunit.micrometer.MicrometerMetricTests$Orders.text."
                        + " Write for example `registry = \"meters\"` beside a field"
                        + " `static MeterRegistry meters`, or leave it out for Metrics.globalRegistry.",
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("says what to add where Micrometer is not there")
    void needsMicrometer() throws Exception {
        Class<?> reader = Class.forName(MicrometerMetricReader.class.getName(), true, new WithoutMicrometer());
        Method method = (Method) Asked.method(reader, "requireMicrometer");
        method.setAccessible(true);
        assertThatThrownBy(() -> method.invoke(null))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .hasMessage("requires Micrometer, but found no class io.micrometer.core.instrument.MeterRegistry."
                        + " Add io.micrometer:micrometer-core to the class path of the tests.");
    }

    private double estimate(String method) {
        return new Asked(read(method)).once().samples().estimate(ANY);
    }

    private void assertFailed(String method, String message) {
        Samples samples = new Asked(read(method)).once().samples();
        assertThat(samples.count()).isZero();
        assertThat(samples.failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).hasMessage(message));
    }

    private static Tag tag(String key, String value) {
        return Tag.of(key, value);
    }

    private MetricSource read(String method) {
        var element = Asked.method(Declared.class, method);
        return new MicrometerMetricReader()
                .read(
                        element.getAnnotation(MicrometerMetric.class),
                        Place.running(element).of(Orders.class, orders));
    }

    /** Loads our classes anew, and none of Micrometer. */
    private static final class WithoutMicrometer extends ClassLoader {
        WithoutMicrometer() {
            super(MicrometerMetricTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.chaosjunit.micrometer.")) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static final class Steps extends StepMeterRegistry {
        Steps() {
            super(
                    new StepRegistryConfig() {
                        @Override
                        public String prefix() {
                            return "steps";
                        }

                        @Override
                        public @Nullable String get(String key) {
                            return null;
                        }
                    },
                    Clock.SYSTEM);
        }

        @Override
        protected void publish() {}

        @Override
        protected TimeUnit getBaseTimeUnit() {
            return TimeUnit.SECONDS;
        }
    }

    private static class Base {
        @Nullable
        MeterRegistry meters;
    }

    @SuppressWarnings("unused") // Found by name.
    private static final class Orders extends Base {
        private final String text = "orders";
        private final MeterRegistry simple;

        Orders(MeterRegistry simple) {
            this.simple = simple;
            this.meters = simple;
        }

        private MeterRegistry registry() {
            return simple;
        }

        private MeterRegistry none() {
            throw new IllegalStateException("no registry today");
        }
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @MicrometerMetric(value = "gauge", meter = "queue", tags = "queue=in", registry = "meters")
        void gauge();

        @MicrometerMetric(
                value = "ratio",
                meter = "orders",
                tags = "outcome=failed",
                per = "orders",
                kind = Kind.RATIO,
                registry = "meters")
        void ratio();

        @MicrometerMetric(value = "rate", meter = "orders", kind = Kind.RATE, registry = "meters")
        void rate();

        @MicrometerMetric(value = "rate", meter = "seen", kind = Kind.RATE, registry = "meters")
        void functionRate();

        @MicrometerMetric(
                value = "mean",
                meter = "time",
                statistic = MeterStatistic.TOTAL,
                per = "time",
                kind = Kind.MEAN,
                unit = Unit.MILLIS,
                registry = "meters")
        void mean();

        @MicrometerMetric(
                value = "times",
                meter = "time",
                statistic = MeterStatistic.COUNT,
                kind = Kind.RATE,
                registry = "meters")
        void timesPerSecond();

        @MicrometerMetric(
                value = "max",
                meter = "time",
                statistic = MeterStatistic.MAX,
                unit = Unit.MILLIS,
                registry = "meters")
        void max();

        @MicrometerMetric(value = "m", meter = "time", registry = "meters")
        void timerValue();

        @MicrometerMetric(value = "m", meter = "queue", kind = Kind.RATE, registry = "meters")
        void gaugeRate();

        @MicrometerMetric(value = "m", meter = "queue", statistic = MeterStatistic.MAX, registry = "meters")
        void gaugeMax();

        @MicrometerMetric(value = "m", meter = "global.queue")
        void global();

        @MicrometerMetric(value = "m", meter = "orders", registry = "registry")
        void byMethod();

        @MicrometerMetric(value = "m", meter = "orders", registry = "none")
        void throwing();

        @MicrometerMetric(value = "m", meter = "")
        void noMeter();

        @MicrometerMetric(value = "m", meter = "a", tags = "failed")
        void badTag();

        @MicrometerMetric(
                value = "m",
                meter = "a",
                tags = {"a=b", "a=c"})
        void twice();

        @MicrometerMetric(value = "m", meter = "a", per = "a", perTags = "=x", kind = Kind.RATIO)
        void badPerTag();

        @MicrometerMetric(value = "m", meter = "a", perTags = "a=b")
        void tagsOfNothing();

        @MicrometerMetric(value = "m", meter = "a", statistic = MeterStatistic.MAX, kind = Kind.RATE)
        void maxRate();

        @MicrometerMetric(value = "m", meter = "a", registry = "nobody")
        void noRegistry();

        @MicrometerMetric(value = "m", meter = "a", registry = "text")
        void otherRegistry();
    }
}
