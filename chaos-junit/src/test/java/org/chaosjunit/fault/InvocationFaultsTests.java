package org.chaosjunit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.fault.CorruptedAnswer.corruptedAnswer;
import static org.chaosjunit.fault.CorruptedAnswer.mangledAnswer;
import static org.chaosjunit.fault.FilledDiskSpace.diskSpace;
import static org.chaosjunit.fault.InvocationException.exceptionOfHandler;
import static org.chaosjunit.fault.InvocationTimeout.invocationTimeout;
import static org.chaosjunit.fault.StatusCode.statusCode;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chaosjunit.FaultType;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A fault of invocations")
class InvocationFaultsTests {
    @Test
    @DisplayName("is read whole, names of parameters replaced, and is the same in code")
    void readsAll() throws Exception {
        assertThat(read("code")).isEqualTo(statusCode(503).percentage(20));
        assertThat(read("timeout"))
                .isEqualTo(invocationTimeout().buffer(Duration.ofMillis(500)).percentage(20));
        assertThat(read("body")).isEqualTo(corruptedAnswer("not JSON").percentage(20));
        assertThat(read("disk")).isEqualTo(diskSpace(400).percentage(20));
        assertThat(read("thrown")).isEqualTo(exceptionOfHandler("Boom not JSON").percentage(20));
    }

    @Test
    @DisplayName("hits every invocation in the simplest way if nothing else is said")
    void readsDefaults() throws Exception {
        assertThat(read("leastCode")).isEqualTo(statusCode(404));
        assertThat(read("leastTimeout")).isEqualTo(invocationTimeout());
        assertThat(read("leastBody")).isEqualTo(mangledAnswer());
        assertThat(read("leastDisk")).isEqualTo(diskSpace(1));
        assertThat(read("leastThrown")).isEqualTo(exceptionOfHandler("injected by chaos-junit"));
    }

    @Test
    @DisplayName("may have the body that a parameter gives, though it is empty")
    void keepsEmptyBodies() throws Exception {
        assertThat(read("emptyBody")).isEqualTo(corruptedAnswer(""));
    }

    @Test
    @DisplayName("tells of itself in words")
    void describes() throws Exception {
        assertThat(List.of(
                        read("code").description(),
                        read("timeout").description(),
                        read("leastTimeout").description(),
                        read("body").description(),
                        corruptedAnswer("x".repeat(41)).description(),
                        read("leastBody").description(),
                        read("disk").description(),
                        read("thrown").description()))
                .containsExactly(
                        "status code 503, 20 %",
                        "sleep until 500 ms before the time-out, 20 %",
                        "sleep until the time-out",
                        "body not JSON, 20 %",
                        "body " + "x".repeat(40) + "...",
                        "mangled body",
                        "400 MB of disk space filled, 20 %",
                        "exception \"Boom not JSON\" of the handler, 20 %");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 500,
            value = {
                "lowCode | requires `value` to be a status code, 100 to 599, but found 99. Write for example `503`.",
                "highCode | requires `value` to be a status code, 100 to 599, but found 600. Write for example `503`.",
                "longBuffer | requires `buffer` to be whole milliseconds, at most 15 min, but found 960 s."
                        + " Write for example `buffer = \"500ms\"`.",
                "fineBuffer | requires `buffer` to be whole milliseconds, at most 15 min, but found 1.5 ms."
                        + " Write for example `buffer = \"500ms\"`.",
                "noDisk | requires `megabytes` to be from 1 to 10240, but found 0."
                        + " Write for example `megabytes = 400`.",
                "muchDisk | requires `megabytes` to be from 1 to 10240, but found 10241."
                        + " Write for example `megabytes = 400`.",
                "typed | requires `type` to be left out where `on` names no method, for a handler throws what its own"
                        + " language has, but found java.io.IOException. Leave it out, or write for example"
                        + " `on = \"com.acme.OrderRepository#save\"`.",
                "never | requires `percentage` to be more than 0 and at most 100, but found 0.0."
                        + " Write for example `percentage = 50`."
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    private static Fault read(String name) throws Exception {
        Method element = Declared.class.getDeclaredMethod(name);
        Annotation annotation = element.getAnnotations()[0];
        Constructor<? extends FaultReader<? extends Annotation>> constructor = annotation
                .annotationType()
                .getAnnotation(FaultType.class)
                .value()
                .getDeclaredConstructor();
        @SuppressWarnings("unchecked") // Named by the annotation itself.
        FaultReader<Annotation> reader = (FaultReader<Annotation>) constructor.newInstance();
        return reader.read(
                annotation, Place.running(element).with(Map.of("body", "not JSON", "length", "500ms", "empty", "")));
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @InjectStatusCode(value = 503, percentage = 20)
        void code();

        @InjectStatusCode(404)
        void leastCode();

        @InjectStatusCode(99)
        void lowCode();

        @InjectStatusCode(600)
        void highCode();

        @InjectTimeout(buffer = "${length}", percentage = 20)
        void timeout();

        @InjectTimeout
        void leastTimeout();

        @InjectTimeout(buffer = "16min")
        void longBuffer();

        @InjectTimeout(buffer = "1.5ms")
        void fineBuffer();

        @InjectCorruption(body = "${body}", percentage = 20)
        void body();

        @InjectCorruption(body = "${empty}")
        void emptyBody();

        @InjectCorruption
        void leastBody();

        @InjectDiskSpace(megabytes = 400, percentage = 20)
        void disk();

        @InjectDiskSpace(megabytes = 1)
        void leastDisk();

        @InjectDiskSpace(megabytes = 0)
        void noDisk();

        @InjectDiskSpace(megabytes = 10_241)
        void muchDisk();

        @InjectException(message = "Boom ${body}", percentage = 20)
        void thrown();

        @InjectException
        void leastThrown();

        @InjectException(type = IOException.class)
        void typed();

        @InjectStatusCode(value = 503, percentage = 0)
        void never();
    }
}
