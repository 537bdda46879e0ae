package org.chaosjunit.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.DataSet;
import org.chaosjunit.spi.HttpExpectation;
import org.chaosjunit.spi.HttpExpectation.Statuses;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.HttpOperation.Header;
import org.chaosjunit.spi.HttpTls;
import org.chaosjunit.spi.HttpVersion;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Rates;
import org.chaosjunit.spi.SampleSink;
import org.chaosjunit.spi.Schedule;
import org.chaosjunit.spi.Site;
import org.chaosjunit.testing.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JMeterDriverTests {
    private static final Site SITE =
            Place.scanned(JMeterDriverTests.class).with(Map.of("chaosjunit.jmeter.engines", "a:1099, b:1099"));

    private static LoadPlan<HttpOperation> plan(String method, String body, Header... headers) {
        HttpOperation operation =
                new HttpOperation(URI.create("http://localhost:8080/orders"), method, List.of(headers), body);
        return new LoadPlan<>("load", operation, new ConstantRate(50), Duration.ZERO, Duration.ofSeconds(5));
    }

    private static void assertRefused(LoadPlan<HttpOperation> plan, String message) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> new JMeterDriver().prepare(plan, SITE))
                .withMessage("requires `driver` to be given " + message);
    }

    @Test
    void itTakesWhatEnginesCanDo() {
        assertThatNoException().isThrownBy(() -> new JMeterDriver().prepare(plan("GET", ""), SITE));
        Header type = new Header("content-type", "application/json");
        assertThatNoException().isThrownBy(() -> new JMeterDriver().prepare(plan("POST", "{}", type), SITE));
    }

    @Test
    void itRefusesAMethodOfOnesOwn() {
        assertRefused(
                plan("QUOTE", ""),
                "a `method` that JMeter knows, but found QUOTE. Write one of [GET, HEAD, POST, PUT, PATCH, DELETE,"
                        + " OPTIONS, TRACE].");
    }

    @Test
    void itRefusesABodyWhereJMeterLeavesItOut() {
        assertRefused(
                plan("GET", "{}"),
                "a `body` only with one of [POST, PUT, PATCH, DELETE], but found GET. Leave out the `body`.");
    }

    @Test
    void itRefusesABodyWithoutAType() {
        assertRefused(
                plan("POST", "{}"),
                "a header `Content-Type` with a `body`, for JMeter never leaves it out, but found none. Write for"
                        + " example `headers = \"Content-Type: application/json\"`.");
    }

    @Test
    void itRefusesWhatAnEngineWouldEvaluate() {
        Header type = new Header("Content-Type", "text/plain");
        assertRefused(
                plan("POST", "${__groovy(1)}", type),
                "no `${` in the `body`, which engines would evaluate, but found \"${__groovy(1)}\". Leave it out, or"
                        + " leave out `driver`.");
        assertRefused(
                plan("GET", "", new Header("X", "${x}")),
                "no `${` in the `headers`, which engines would evaluate, but found \"${x}\". Leave it out, or leave"
                        + " out `driver`.");
    }

    private static LoadPlan<HttpOperation> plan(Schedule schedule, int maxInFlight, @Nullable String alternatesWith) {
        return new LoadPlan<>(
                "load",
                plan("GET", "").operation(),
                schedule,
                Duration.ZERO,
                Duration.ofSeconds(5),
                maxInFlight,
                alternatesWith);
    }

    @Test
    void itRefusesWhatHangsOnOtherArrivals() {
        Schedule rate = new ConstantRate(50);
        assertRefused(
                plan(rate, 249, null),
                "no `maxInFlight` that could be reached, for JMeter engines do not keep one, but found maxInFlight ="
                        + " 249. Leave out `maxInFlight`, or leave out `driver`.");
        assertThatNoException().isThrownBy(() -> new JMeterDriver().prepare(plan(rate, 250, null), SITE));
        assertRefused(
                plan(rate, 250, "baseline"), "no `alternateWith`, but found \"baseline\". Leave one of them out.");
    }

    @Test
    void itRefusesRatesThatEnginesCannotShareEvenly() {
        assertRefused(
                plan(Rates.parse("rates", "0.5/s for 1min, 1/s"), 250, null),
                "rates that 2 engines can share so that no arrival comes more than 1 s from its time, but found 0.5/s"
                        + " for 1min, 1/s, of which one is 1.04 s away. Write a constant `rate`, or use fewer engines.");
    }

    @Test
    void itRefusesRequestsThatEnginesCannotSendOrCheck() {
        HttpOperation plain = plan("GET", "").operation();
        HttpTls tls = new HttpTls("ca.pem", "", "", null);
        HttpExpectation created = new HttpExpectation(List.of(new Statuses(201, 201)), List.of(), List.of());

        assertRefused(
                with(plain.url(), HttpVersion.HTTP_2, HttpTls.OF_JVM, HttpExpectation.DEFAULT),
                "a load of HTTP/1.1, for JMeter speaks no other, but found version = HTTP_2. Leave out `version`, or"
                        + " leave out `driver`.");
        assertRefused(
                with(plain.url() + "/#{n}", HttpVersion.HTTP_1_1, HttpTls.OF_JVM, HttpExpectation.DEFAULT),
                "requests that are all the same, but found `#{` in its texts. Leave out the templates, or leave out"
                        + " `driver`.");
        assertRefused(
                with(plain.url(), HttpVersion.HTTP_1_1, tls, HttpExpectation.DEFAULT),
                "no `trust`, `certificate` or `key`, for JMeter engines know only their own, but found some. Leave"
                        + " them out, or leave out `driver`.");
        assertRefused(
                with(plain.url(), HttpVersion.HTTP_1_1, HttpTls.OF_JVM, created),
                "no `expectStatus`, `expectJson` or `expectBody`, for JMeter engines check for 2xx and 3xx, but found"
                        + " some. Leave them out, or leave out `driver`.");
    }

    private static LoadPlan<HttpOperation> with(
            String url, HttpVersion version, HttpTls tls, HttpExpectation expected) {
        HttpOperation operation = new HttpOperation(url, "GET", List.of(), "", version, tls, DataSet.NONE, expected, 0);
        return new LoadPlan<>("load", operation, new ConstantRate(50), Duration.ZERO, Duration.ofSeconds(5));
    }

    @Test
    void itMustKnowItsEngines() {
        Site nowhere = Place.scanned(JMeterDriverTests.class).with(Map.of("chaosjunit.jmeter.engines", ""));
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> new JMeterDriver().prepare(plan("GET", ""), nowhere))
                .withMessageStartingWith("requires `driver` to find engines of the form host:port");
        assertThatIllegalStateException()
                .isThrownBy(() -> new JMeterDriver().start(plan("GET", ""), 0, new Deaf()))
                .withMessage("no JMeter engines are known: use JMeterDriver.on(...) in code");
    }

    @Test
    void withoutJMeterItSaysWhatToAdd() throws Exception {
        try (URLClassLoader without = new URLClassLoader(classPathWithoutJMeter(), null)) {
            Class<?> driver = without.loadClass(JMeterDriver.class.getName());
            assertThat(driver.getConstructor().newInstance()).isNotNull();
            assertThat(driver.getMethods()).isNotEmpty();
            assertThatExceptionOfType(java.lang.reflect.InvocationTargetException.class)
                    .isThrownBy(() -> driver.getMethod("on", String[].class).invoke(null, (Object) new String[] {"a"}))
                    .havingCause()
                    .withMessage("requires `driver` to find JMeter on the class path, but found none. Add the test"
                            + " dependency `us.abstracta.jmeter:jmeter-java-dsl`.");
        }
    }

    private static URL[] classPathWithoutJMeter() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(?i:jmeter|jorphan)[^/\\\\]*\\.jar"))
                .map(JMeterDriverTests::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    private static final class Deaf implements SampleSink {
        @Override
        public void completed(long intendedNanos, long sentNanos, long doneNanos, boolean success) {}

        @Override
        public void unsent(long intendedNanos, long doneNanos) {}
    }
}
