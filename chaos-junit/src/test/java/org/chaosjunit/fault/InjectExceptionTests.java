package org.chaosjunit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.fault.MethodException.exception;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MethodEffect;
import org.chaosjunit.spi.MethodPattern;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("@InjectException")
class InjectExceptionTests {
    @Test
    @DisplayName("is read whole, names of parameters replaced")
    void readsAll() throws Exception {
        assertThat(read("all"))
                .isEqualTo(new MethodException(IOException.class, "disk full", new MethodPattern("a.B", "c"), 20));
        assertThat(read("all").description()).isEqualTo("IOException from a.B#c, 20 %");
        assertThat(thrownBy(read("all"))).isExactlyInstanceOf(IOException.class).hasMessage("disk full");
    }

    @Test
    @DisplayName("hits every call, with a message that says where it comes from, if nothing else is said")
    void readsDefaults() throws Exception {
        assertThat(read("least")).isEqualTo(exception(TimeoutException.class, "com.acme.Repository#save"));
        assertThat(read("least").description()).isEqualTo("TimeoutException from com.acme.Repository#save");
        assertThat(thrownBy(read("least")))
                .isExactlyInstanceOf(TimeoutException.class)
                .hasMessage("injected by chaos-junit into com.acme.Repository#save");
    }

    @Test
    @DisplayName("is the same in code")
    void isTheSameInCode() throws Exception {
        assertThat(exception(IOException.class, "a.B#c").message("disk full").percentage(20))
                .isEqualTo(read("all"));
    }

    @Test
    @DisplayName("makes a new exception for each hit")
    void makesNewExceptions() {
        MethodException fault = exception(IOException.class, "a.B#c");
        assertThat(thrownBy(fault)).isNotSameAs(thrownBy(fault));
    }

    @Test
    @DisplayName("makes exceptions that are not public, and such without a message")
    void makesExceptionsOfTheTest() {
        assertThat(thrownBy(exception(Hidden.class, "a.B#c")))
                .isExactlyInstanceOf(Hidden.class)
                .hasMessage("injected by chaos-junit into a.B#c");
        assertThat(thrownBy(exception(Mute.class, "a.B#c")))
                .isExactlyInstanceOf(Mute.class)
                .hasMessage(null);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 500,
            value = {
                "abstractType | requires `type` not to be abstract, but found"
                        + " org.chaosjunit.fault.InjectExceptionTests$Vague. Name a subclass that can be made.",
                "built | requires `type` to have an accessible constructor that takes one String, or nothing, but found"
                        + " org.chaosjunit.fault.InjectExceptionTests$Built."
                        + " Write a subclass that has one and name that.",
                "inner | requires `type` to have an accessible constructor that takes one String, or nothing, but found"
                        + " org.chaosjunit.fault.InjectExceptionTests$Inner."
                        + " Write a subclass that has one and name that.",
                "explosive | requires `type` to be an exception that can be made, but found"
                        + " org.chaosjunit.fault.InjectExceptionTests$Explosive, whose constructor threw"
                        + " java.lang.IllegalStateException: not today."
                        + " Write a subclass that can be made and name that.",
                "mute | requires `message` to be empty where `type` has no constructor that takes it, but found"
                        + " \"words\" with org.chaosjunit.fault.InjectExceptionTests$Mute. Leave it out.",
                "badOn | requires `on` to name a method, but found \"save\" is not of the form class#method."
                        + " Write for example `on = \"com.acme.OrderRepository#save\"`.",
                "parameters | requires `on` to name a method, but found \"a.B#save(String)\" names parameters,"
                        + " but all overloads are meant. Write for example `on = \"com.acme.OrderRepository#save\"`.",
                "tooMany | requires `percentage` to be more than 0 and at most 100, but found 101.0."
                        + " Write for example `percentage = 50`."
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("can stand several times")
    void isRepeatable() throws Exception {
        Method twice = Declared.class.getDeclaredMethod("twice");
        assertThat(twice.getAnnotationsByType(InjectException.class)).hasSize(2);
    }

    private static Throwable thrownBy(MethodException fault) {
        return ((MethodEffect.Throw) fault.effect(new Random(1))).thrown();
    }

    private static MethodException read(String method) throws Exception {
        Method element = Declared.class.getDeclaredMethod(method);
        return (MethodException) new InjectExceptionReader()
                .read(
                        element.getAnnotation(InjectException.class),
                        Place.running(element).with(Map.of("table", "dynamodb.local", "method", "a.B#c")));
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @InjectException(type = IOException.class, message = "disk full", on = "${method}", percentage = 20)
        void all();

        @InjectException(type = TimeoutException.class, on = "com.acme.Repository#save")
        void least();

        @InjectException(type = Vague.class, on = "a.B#c")
        void abstractType();

        @InjectException(type = Built.class, on = "a.B#c")
        void built();

        @InjectException(type = Inner.class, on = "a.B#c")
        void inner();

        @InjectException(type = Explosive.class, on = "a.B#c")
        void explosive();

        @InjectException(type = Mute.class, message = "words", on = "a.B#c")
        void mute();

        @InjectException(type = IOException.class, on = "save")
        void badOn();

        @InjectException(type = IOException.class, on = "a.B#save(String)")
        void parameters();

        @InjectException(type = IOException.class, on = "a.B#c", percentage = 101)
        void tooMany();

        @InjectException(type = IOException.class, on = "a.B#c")
        @InjectException(type = IOException.class, on = "a.B#d")
        void twice();
    }

    @SuppressWarnings({"serial", "unused"}) // Made by reflection.
    private static final class Hidden extends Exception {
        Hidden(String message) {
            super(message);
        }
    }

    @SuppressWarnings("serial")
    private static final class Mute extends RuntimeException {}

    @SuppressWarnings("serial")
    private abstract static class Vague extends RuntimeException {}

    @SuppressWarnings({"serial", "unused"}) // Made by reflection.
    private static final class Built extends RuntimeException {
        Built(StringBuilder builder) {
            super(builder.toString());
        }
    }

    @SuppressWarnings({"serial", "ClassCanBeStatic"}) // That it cannot be made without an outer one is the point.
    private final class Inner extends RuntimeException {}

    @SuppressWarnings({"serial", "unused"}) // Made by reflection.
    private static final class Explosive extends RuntimeException {
        Explosive(String unused) {
            throw new IllegalStateException("not today");
        }
    }
}
