package org.chaosjunit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.http.ReplacedResource.putResource;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.testing.Change;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class PutResourceReaderTests {
    private static final String ALLOWED = "chaosjunit.targets.allowed";

    @AfterEach
    void forget() {
        System.clearProperty(ALLOWED);
        System.clearProperty("flags.token");
    }

    @Test
    @DisplayName("is read whole, names of parameters replaced, but for that of the secret")
    void readsAll() throws Exception {
        assertThat(read("all"))
                .isEqualTo(putResource("http://localhost:8474/a", "{\"on\": 8474}")
                        .contentType("text/plain")
                        .timeout(Duration.ofMillis(1500))
                        .authorization("${flags.token}"));
        assertThat(read("least")).isEqualTo(putResource("http://localhost/a?b=c", "{}"));
        assertThat(method("twice").getAnnotationsByType(PutResource.class)).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("has one name for each resource, however its URL is written")
    @CsvSource({
        "http://localhost:8474, http:http://localhost:8474/",
        "HTTP://LocalHost:80/a/../b, http:http://localhost/b",
        "https://127.0.0.1:443/a?B=%20, http:https://127.0.0.1/a?B=%20",
        "http://[::1]:1/, http:http://[::1]:1/"
    })
    void normalizes(String url, String id) {
        assertThat(Change.of(putResource(url, "{}")).target()).isEqualTo(id);
        assertThat(Change.of(putResource(url, "{}")).refusals()).isEmpty();
    }

    @Test
    @DisplayName("reaches beyond this machine only where other machines mean the same by its name")
    void reach() {
        assertThat(putResource("http://localhost:8474/", "{}").target().reach()).isEqualTo(Reach.MACHINE);
        assertThat(putResource("http://flags.example/", "{}").target().reach()).isEqualTo(Reach.NETWORK);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 400,
            value = {
                "noUrl | requires `url` to be a URL, but found \"http://local host\"."
                        + " Write for example `url = \"http://localhost:8474/flags/checkout\"`.",
                "file | requires `url` to begin with http:// or https://, but found \"file:///a\"."
                        + " Write for example `url = \"http://localhost:8474/flags/checkout\"`.",
                "noHost | requires `url` to name a host, but found \"http:///a\"."
                        + " Write for example `url = \"http://localhost:8474/flags/checkout\"`.",
                "port | requires `url` to have a port from 1 to 65535, but found \"http://localhost:70000/\"."
                        + " Write for example `url = \"http://localhost:8474/flags/checkout\"`.",
                "user | requires `url` to hold no user and password, but found some before the host."
                        + " Write for example `authorization = \"${FLAGS_AUTHORIZATION}\"`.",
                "fragment | requires `url` to hold no fragment, which no server sees, but found \"http://localhost/#a\"."
                        + " Write for example `url = \"http://localhost:8474/flags/checkout\"`.",
                "type | requires `contentType` to be a media type, but found \"json\"."
                        + " Write for example `contentType = \"application/json\"`.",
                "noTime | requires `timeout` to be more than 0 and at most 60 s, but found 0 ms."
                        + " Write for example `timeout = \"5s\"`.",
                "longTime | requires `timeout` to be more than 0 and at most 60 s, but found 61 s."
                        + " Write for example `timeout = \"5s\"`.",
                "secret | requires `authorization` to be the name of a system property or environment variable, for"
                        + " secrets do not belong into code, but found something else."
                        + " Write for example `authorization = \"${FLAGS_AUTHORIZATION}\"`."
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @Test
    void refusesABodyThatIsTooBig() {
        assertThatThrownBy(() -> putResource("http://localhost/", "x".repeat((1 << 20) + 1)))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage("requires `body` to have at most 1048576 bytes, but found 1048577. Write a shorter one.");
    }

    @Test
    void refusesTwoBodiesForOneResource() {
        assertThat(Change.of(putResource("http://localhost/a", "1"), putResource("http://LOCALHOST/a", "2"))
                        .refusals())
                .containsExactly("requires `url` to be the only one of the experiment for that resource, but found a"
                        + " second, \"http://localhost/a\". Remove one of them.");
    }

    @Test
    void refusesOtherHostsUntilTheyAreAllowed() {
        Change change = Change.of(putResource("http://flags.example.com:8474/a", "1"));
        String remedy = "Whoever runs the build allows it with the system property"
                + " `chaosjunit.targets.allowed=flags.example.com` or the environment variable"
                + " `CHAOSJUNIT_TARGETS_ALLOWED`; no file of the project can.";
        assertThat(change.refusals())
                .containsExactly("requires `url` to be on this machine, or on a host that is allowed, but found"
                        + " \"flags.example.com\". " + remedy);

        System.setProperty(ALLOWED, "*.example.org, flags.example.com:80");
        assertThat(change.refusals())
                .containsExactly("requires `url` to be on this machine, or on a host that is allowed, but found"
                        + " \"flags.example.com\". Allowed are *.example.org, flags.example.com:80. " + remedy);

        System.setProperty(ALLOWED, "http://flags.example.com");
        assertThat(change.refusals())
                .containsExactly("requires `url` to be on this machine, or on a host that is allowed, but found in"
                        + " `chaosjunit.targets.allowed` \"http://flags.example.com\" is a URL, not a host. " + remedy);

        System.setProperty(ALLOWED, "flags.example.com:8474");
        assertThat(change.refusals()).isEmpty();
    }

    @Test
    void refusesASecretThatIsNowhere() {
        Change change = Change.of(putResource("http://localhost/a", "1").authorization("${flags.token}"));
        assertThat(change.refusals())
                .containsExactly("requires `authorization` to name a system property or environment variable that has a"
                        + " value, but found ${flags.token}. Set the system property `flags.token` or the environment"
                        + " variable `FLAGS_TOKEN`; no file of the project is looked into.");
        System.setProperty("flags.token", "x");
        assertThat(change.refusals()).isEmpty();
    }

    private static Fault read(String name) throws Exception {
        Method method = method(name);
        return new PutResourceReader()
                .read(
                        method.getAnnotation(PutResource.class),
                        Place.running(method).with(Map.of("port", "8474")));
    }

    private static Method method(String name) throws NoSuchMethodException {
        return Wrong.class.getDeclaredMethod(name);
    }

    interface Wrong {
        @PutResource(
                url = "http://localhost:${port}/a",
                body = "{\"on\": ${port}}",
                contentType = "text/plain",
                timeout = "1.5s",
                authorization = "${flags.token}")
        void all();

        @PutResource(url = "http://localhost:80/a?b=c", body = "{}")
        void least();

        @PutResource(url = "http://localhost/a", body = "1")
        @PutResource(url = "http://localhost/b", body = "1")
        void twice();

        @PutResource(url = "http://local host", body = "1")
        void noUrl();

        @PutResource(url = "file:///a", body = "1")
        void file();

        @PutResource(url = "http:///a", body = "1")
        void noHost();

        @PutResource(url = "http://localhost:70000/", body = "1")
        void port();

        @PutResource(url = "http://me:secret@localhost/", body = "1")
        void user();

        @PutResource(url = "http://localhost/#a", body = "1")
        void fragment();

        @PutResource(url = "http://localhost/", body = "1", contentType = "json")
        void type();

        @PutResource(url = "http://localhost/", body = "1", timeout = "0s")
        void noTime();

        @PutResource(url = "http://localhost/", body = "1", timeout = "61s")
        void longTime();

        @PutResource(url = "http://localhost/", body = "1", authorization = "Bearer abc")
        void secret();
    }
}
