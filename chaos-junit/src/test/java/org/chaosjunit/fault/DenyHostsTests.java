package org.chaosjunit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.fault.DeniedHosts.denyHosts;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Random;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.NetworkEffect.Deny;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("@DenyHosts")
class DenyHostsTests {
    @Test
    @DisplayName("is read whole, names of parameters replaced")
    void readsAll() throws Exception {
        assertThat(read("all")).isEqualTo(new DeniedHosts(HostPatterns.of("dynamodb.local", "b:1"), Deny.TIMEOUT, 0.5));
        assertThat(read("all").description()).isEqualTo("deny dynamodb.local, b:1 as TIMEOUT, 0.5 %");
    }

    @Test
    @DisplayName("refuses every connection if nothing else is said")
    void readsDefaults() throws Exception {
        assertThat(read("least"))
                .isEqualTo(denyHosts("dynamodb.*"))
                .isEqualTo(new DeniedHosts(HostPatterns.of("dynamodb.*"), Deny.REFUSED, 100));
        assertThat(read("least").description()).isEqualTo("deny dynamodb.* as REFUSED");
    }

    @Test
    @DisplayName("is the same in code, and each hit is what was asked for")
    void isTheSameInCode() throws Exception {
        DeniedHosts denied = denyHosts("dynamodb.local", "b:1").as(Deny.TIMEOUT).percentage(0.5);
        assertThat(denied).isEqualTo(read("all"));
        assertThat(denied.effect(new Random(1))).isEqualTo(Deny.TIMEOUT);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 400,
            value = {
                "tooMany | requires `percentage` to be more than 0 and at most 100, but found 100.1."
                        + " Write for example `percentage = 50`.",
                "negative | requires `percentage` to be more than 0 and at most 100, but found -1.0."
                        + " Write for example `percentage = 50`.",
                "blank | requires `value` to be host patterns, but found \"\" is blank."
                        + " Write for example `value = \"dynamodb.*\"`, `\"*.amazonaws.com\"`, `\"localhost:8000\"` or"
                        + " `\"[::1]:8000\"`.",
                "unknownAlias | requires `value` to name a known alias after `alias:`, but found \"alias:orders\"."
                        + " No alias is known; an alias is set before the experiment, for example with"
                        + " `Chaos.alias(\"dynamodb.us-east-1.amazonaws.com\", \"localhost:8000\")`."
            })
    @ResourceLock("org.chaosjunit.spi.HostAliases")
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("can stand several times")
    void isRepeatable() throws Exception {
        Method twice = Declared.class.getDeclaredMethod("twice");
        assertThat(twice.getAnnotationsByType(DenyHosts.class)).hasSize(2);
    }

    private static Fault read(String method) throws Exception {
        Method element = Declared.class.getDeclaredMethod(method);
        return new DenyHostsReader()
                .read(
                        element.getAnnotation(DenyHosts.class),
                        Place.running(element).with(Map.of("table", "dynamodb.local", "method", "a.B#c")));
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @DenyHosts(
                value = {"${table}", "b:1"},
                as = Deny.TIMEOUT,
                percentage = 0.5)
        void all();

        @DenyHosts("dynamodb.*")
        void least();

        @DenyHosts(value = "a", percentage = 100.1)
        void tooMany();

        @DenyHosts(value = "a", percentage = -1)
        void negative();

        @DenyHosts("")
        void blank();

        @DenyHosts("alias:orders")
        void unknownAlias();

        @DenyHosts("a")
        @DenyHosts("b")
        void twice();
    }
}
