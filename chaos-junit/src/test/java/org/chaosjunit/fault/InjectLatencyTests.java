package org.chaosjunit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.fault.Latency.latency;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.HostAliases;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InjectLatencyTests {
    @Test
    @DisplayName("is read whole, names of parameters replaced")
    void readsAll() throws Exception {
        assertThat(read("all"))
                .isEqualTo(new Latency(100, 400, HostPatterns.of("dynamodb.local", "*.amazonaws.com"), 12.5));
        assertThat(read("all").description())
                .isEqualTo("latency 100-400 ms on dynamodb.local, *.amazonaws.com, 12.5 %");
    }

    @Test
    @DisplayName("hits each exchange of every host by exactly `min` if nothing else is said")
    void readsDefaults() throws Exception {
        assertThat(read("least")).isEqualTo(latency(300)).isEqualTo(new Latency(300, 300, HostPatterns.of("*"), 100));
        assertThat(read("least").description()).isEqualTo("latency 300 ms on *");
    }

    @Test
    @DisplayName("is the same in code")
    void isTheSameInCode() throws Exception {
        assertThat(latency(100, 400)
                        .toHosts("dynamodb.local", "*.amazonaws.com")
                        .percentage(12.5))
                .isEqualTo(read("all"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 400,
            value = {
                "swapped | requires `min` to be at most `max`, but found min = 400, max = 100."
                        + " Write for example `min = 100, max = 400`.",
                "negativeMin | requires `min` to be from 0 to 3600000 ms, but found -1."
                        + " Write for example `min = 400`.",
                "negativeMax | requires `max` to be from 0 to 3600000 ms, but found -1."
                        + " Write for example `max = 400`.",
                "microseconds | requires `max` to be from 0 to 3600000 ms, but found 400000000."
                        + " Write for example `max = 400`.",
                "nothing | requires `max` to be more than 0 ms, but found 0."
                        + " Write for example `min = 0, max = 400`.",
                "tooMany | requires `percentage` to be more than 0 and at most 100, but found 101.0."
                        + " Write for example `percentage = 50`.",
                "none | requires `percentage` to be more than 0 and at most 100, but found 0.0."
                        + " Write for example `percentage = 50`.",
                "noNumber | requires `percentage` to be more than 0 and at most 100, but found NaN."
                        + " Write for example `percentage = 50`.",
                "url | requires `hosts` to be host patterns, but found \"http://a\" is a URL, not a host."
                        + " Write for example `hosts = \"dynamodb.*\"`, `\"*.amazonaws.com\"`, `\"localhost:8000\"` or"
                        + " `\"[::1]:8000\"`.",
                "nowhere | requires `hosts` to be host patterns, but found no pattern is given."
                        + " Write for example `hosts = \"dynamodb.*\"`, `\"*.amazonaws.com\"`, `\"localhost:8000\"` or"
                        + " `\"[::1]:8000\"`.",
                "unknownParameter | requires `hosts` to have values for its names, but found ${nope}. Give one."
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("knows the aliases once the test runs, not while it is only scanned")
    @ResourceLock("org.chaosjunit.spi.HostAliases")
    void checksAliases() throws Exception {
        InjectLatency annotation = method("aliased").getAnnotation(InjectLatency.class);
        assertThatThrownBy(() -> read("aliased"))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage("requires `hosts` to name a known alias after `alias:`, but found \"alias:orders\"."
                        + " No alias is known; an alias is set before the experiment, for example with"
                        + " `Chaos.alias(\"dynamodb.us-east-1.amazonaws.com\", \"localhost:8000\")`.");
        assertThat(new InjectLatencyReader().read(annotation, Place.scanned(method("aliased"))))
                .isEqualTo(latency(5).toHosts("alias:orders"));
        HostAliases.set("payments", "localhost:1");
        try {
            assertThatThrownBy(() -> read("aliased"))
                    .hasMessageContaining("but found \"alias:orders\". Known: payments; an alias is set");
            HostAliases.set("orders", "localhost:2");
            assertThat(read("aliased")).isEqualTo(latency(5).toHosts("alias:orders"));
        } finally {
            HostAliases.remove("payments");
            HostAliases.remove("orders");
        }
    }

    @Test
    @DisplayName("can stand several times")
    void isRepeatable() throws Exception {
        assertThat(method("twice").getAnnotationsByType(InjectLatency.class)).hasSize(2);
    }

    @Property
    void aWaitLiesWithinTheEnds(
            @ForAll @LongRange(max = 3_600_000) long a,
            @ForAll @LongRange(min = 1, max = 3_600_000) long b,
            @ForAll long seed) {
        Latency latency = latency(Math.min(a, b), Math.max(a, b));
        assertThat(micros(latency, new Random(seed))).isBetween(latency.min() * 1000, latency.max() * 1000);
    }

    @Test
    @DisplayName("draws uniformly, and both ends")
    void drawsUniformly() {
        Random random = new Random(42);
        Latency latency = latency(100, 400);
        long[] thirds = new long[3];
        for (int i = 0; i < 30_000; i++) {
            thirds[(int) Math.min(2, (micros(latency, random) - 100_000) / 100_000)]++;
        }
        for (long third : thirds) {
            assertThat(third).isBetween(9_700L, 10_300L);
        }

        TreeSet<Long> drawn = new TreeSet<>();
        for (int i = 0; i < 30_000; i++) {
            drawn.add(micros(latency(0, 1), random));
        }
        assertThat(drawn).startsWith(0L).endsWith(1000L);
    }

    private static long micros(Latency latency, Random random) {
        return ((NetworkEffect.Delay) latency.effect(random)).by().toNanos() / 1000;
    }

    private static Fault read(String method) throws Exception {
        Method element = method(method);
        return new InjectLatencyReader()
                .read(
                        element.getAnnotation(InjectLatency.class),
                        Place.running(element).with(Map.of("table", "dynamodb.local", "method", "a.B#c")));
    }

    private static Method method(String name) throws NoSuchMethodException {
        return Declared.class.getDeclaredMethod(name);
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @InjectLatency(
                min = 100,
                max = 400,
                hosts = {"${table}", "*.amazonaws.com"},
                percentage = 12.5)
        void all();

        @InjectLatency(min = 300)
        void least();

        @InjectLatency(min = 400, max = 100)
        void swapped();

        @InjectLatency(min = -1)
        void negativeMin();

        @InjectLatency(min = 0, max = -1)
        void negativeMax();

        @InjectLatency(min = 0, max = 400_000_000)
        void microseconds();

        @InjectLatency(min = 0)
        void nothing();

        @InjectLatency(min = 5, percentage = 101)
        void tooMany();

        @InjectLatency(min = 5, percentage = 0)
        void none();

        @InjectLatency(min = 5, percentage = Double.NaN)
        void noNumber();

        @InjectLatency(min = 5, hosts = "http://a")
        void url();

        @InjectLatency(
                min = 5,
                hosts = {})
        void nowhere();

        @InjectLatency(min = 5, hosts = "${nope}")
        void unknownParameter();

        @InjectLatency(min = 5, hosts = "alias:orders")
        void aliased();

        @InjectLatency(min = 5, hosts = "a")
        @InjectLatency(min = 6, hosts = "b")
        void twice();
    }
}
