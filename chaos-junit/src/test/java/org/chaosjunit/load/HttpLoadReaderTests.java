package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.Test;

class HttpLoadReaderTests {
    private static final String URL_REMEDY = ". Write for example `url = \"http://localhost:8080/orders\"`.";

    private static LoadPlan<?> read(Class<?> annotated) {
        HttpLoad load = Objects.requireNonNull(annotated.getAnnotation(HttpLoad.class));
        return ((OpenLoad<?>)
                        new HttpLoadReader().read(load, Place.scanned(annotated).with(Map.of("port", "8080"))))
                .plan();
    }

    private static void assertInvalid(Class<?> annotated, String message) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> read(annotated))
                .withMessage(message);
    }

    @Test
    void itReadsEveryAttribute() {
        @HttpLoad(
                url = "http://localhost:${port}/orders",
                method = "POST",
                body = "{\"port\": ${port}}",
                headers = {"Accept: text/plain", "X-Port:${port}", "X-Empty:"},
                rate = 12.5,
                warmup = "0s",
                timeout = "2s",
                name = "orders")
        class Declared {}
        assertThat(read(Declared.class))
                .isEqualTo(new LoadPlan<>(
                        "orders",
                        new HttpOperation(
                                URI.create("http://localhost:8080/orders"),
                                "POST",
                                List.of(
                                        new HttpOperation.Header("Accept", "text/plain"),
                                        new HttpOperation.Header("X-Port", "8080"),
                                        new HttpOperation.Header("X-Empty", "")),
                                "{\"port\": 8080}"),
                        new ConstantRate(12.5),
                        Duration.ZERO,
                        Duration.ofSeconds(2)));
    }

    @Test
    void theDefaultsAreAGetAfterASecondOfWarmupWithFiveSecondsToAnswer() {
        @HttpLoad(url = "https://localhost/orders", rate = 50)
        class Declared {}
        LoadPlan<?> plan = read(Declared.class);
        assertThat(plan)
                .isEqualTo(new LoadPlan<>(
                        "load",
                        new HttpOperation(URI.create("https://localhost/orders"), "GET", List.of(), ""),
                        new ConstantRate(50),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5)));
        assertThat(plan.description()).isEqualTo("50/s GET https://localhost/orders");
    }

    @Test
    void itIsInheritedAndRepeatable() {
        @HttpLoad(url = "http://localhost/one", rate = 1, name = "one")
        @HttpLoad(url = "http://localhost/two", rate = 2, name = "two")
        class Declared {}
        class Heir extends Declared {}
        assertThat(Heir.class.getAnnotationsByType(HttpLoad.class))
                .extracting(HttpLoad::name)
                .containsExactly("one", "two");
    }

    @Test
    void anEmptyUrlIsRefused() {
        @HttpLoad(url = "", rate = 1)
        class Declared {}
        assertInvalid(Declared.class, "requires `url` to be a URL, but found \"\"" + URL_REMEDY);
    }

    @Test
    void aMalformedUrlIsRefused() {
        @HttpLoad(url = "http://local host/", rate = 1)
        class Declared {}
        assertInvalid(Declared.class, "requires `url` to be a URL, but found \"http://local host/\"" + URL_REMEDY);
    }

    @Test
    void aUrlOfAnotherProtocolIsRefused() {
        @HttpLoad(url = "ftp://localhost/orders", rate = 1)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `url` to begin with http:// or https://, but found \"ftp://localhost/orders\"" + URL_REMEDY);
    }

    @Test
    void aRelativeUrlIsRefused() {
        @HttpLoad(url = "/orders", rate = 1)
        class Declared {}
        assertInvalid(
                Declared.class, "requires `url` to begin with http:// or https://, but found \"/orders\"" + URL_REMEDY);
    }

    @Test
    void aUrlWithoutAHostIsRefused() {
        @HttpLoad(url = "http:///orders", rate = 1)
        class Declared {}
        assertInvalid(Declared.class, "requires `url` to name a host, but found \"http:///orders\"" + URL_REMEDY);
    }

    @Test
    void aPortThatCannotBeIsRefused() {
        @HttpLoad(url = "http://localhost:65536/", rate = 1)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `url` to have a port from 1 to 65535, but found \"http://localhost:65536/\"" + URL_REMEDY);
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotRepeated() {
        @HttpLoad(url = "http://me:secret@localhost/", rate = 1)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `url` to hold no user and password, but found some before the host. "
                        + "Write `headers = \"Authorization: Basic ...\"`.");
    }

    @Test
    void aMethodThatIsNoTokenIsRefused() {
        @HttpLoad(url = "http://localhost/", method = "GE T", rate = 1)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `method` to be a method of HTTP, but found \"GE T\". Write for example `method = \"POST\"`.");
    }

    @Test
    void aHeaderWithoutAColonIsRefused() {
        @HttpLoad(url = "http://localhost/", headers = "Accept", rate = 1)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `headers` to be of the form \"Name: value\", but found \"Accept\". "
                        + "Write for example `headers = \"Accept: application/json\"`.");
    }

    @Test
    void aHeaderThatWouldSmuggleAnotherIsRefused() {
        @HttpLoad(url = "http://localhost/", headers = "A: b\r\nC: d", rate = 1)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `headers` to be of the form \"Name: value\", but found \"A: b\r\nC: d\". "
                        + "Write for example `headers = \"Accept: application/json\"`.");
    }

    @Test
    void aContentLengthIsRefused() {
        @HttpLoad(url = "http://localhost/", headers = "Content-Length: 7", rate = 1)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `headers` not to set what follows from the body, but found \"Content-Length: 7\". "
                        + "Leave it out: the length of `body` is sent anyway.");
    }

    @Test
    void aRateOfZeroIsRefused() {
        @HttpLoad(url = "http://localhost/", rate = 0)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `rate` to be above 0 and at most 10000 per second, but found 0. "
                        + "Write for example `rate = 50`.");
    }

    @Test
    void aNegativeRateIsRefused() {
        @HttpLoad(url = "http://localhost/", rate = -0.5)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `rate` to be above 0 and at most 10000 per second, but found -0.5. "
                        + "Write for example `rate = 50`.");
    }

    @Test
    void aRateThatIsNoNumberIsRefused() {
        @HttpLoad(url = "http://localhost/", rate = Double.NaN)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `rate` or `rates`, but found neither. "
                        + "Write for example `rate = 50` or `rates = \"10/s to 100/s in 1min, 100/s\"`.");
    }

    @Test
    void aRateBeyondReasonIsRefused() {
        @HttpLoad(url = "http://localhost/", rate = 10_001)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `rate` to be above 0 and at most 10000 per second, but found 10001. "
                        + "Write for example `rate = 50`.");
    }

    @Test
    void aTimeoutOfZeroIsRefused() {
        @HttpLoad(url = "http://localhost/", rate = 1, timeout = "0s")
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `timeout` to be above 0 and at most 10min, but found \"0s\". "
                        + "Write for example `timeout = \"5s\"`.");
    }

    @Test
    void aTimeoutThatIsNoTimeIsRefused() {
        @HttpLoad(url = "http://localhost/", rate = 1, timeout = "soon")
        class Declared {}
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> read(Declared.class))
                .withMessageStartingWith("requires `timeout` to be a length of time, but found \"soon\".");
    }

    @Test
    void aWarmupBeyondReasonIsRefused() {
        @HttpLoad(url = "http://localhost/", rate = 1, warmup = "11min")
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `warmup` to be at most 10min, but found \"11min\". Write for example `warmup = \"1s\"`.");
    }

    @Test
    void moreOpenRequestsThanCanBeAreRefused() {
        @HttpLoad(url = "http://localhost/", rate = 2500)
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `timeout` to let at most 10,000 arrivals be open at a time (highest rate x `timeout`), "
                        + "but found 2500/s x \"5s\" = 12,500. Shorten `timeout`, lower the rate, or say with "
                        + "`maxInFlight` from how many open ones on no further arrival is to be sent.");
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        @HttpLoad(url = "http://localhost/", rate = 1, name = "my load")
        class Declared {}
        assertInvalid(
                Declared.class,
                "requires `name` to be a letter, then letters, digits, \"-\", \"_\" and single dots, "
                        + "but found \"my load\". Write for example `name = \"checkout\"`, and its metrics are "
                        + "\"checkout.p95\" and so on.");
    }
}
