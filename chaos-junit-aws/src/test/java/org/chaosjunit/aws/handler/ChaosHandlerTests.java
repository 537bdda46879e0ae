package org.chaosjunit.aws.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosHandlerTests {
    private final TestLog log = new TestLog();
    private final AtomicInteger handled = new AtomicInteger();

    @TempDir
    private Path temporary;

    private String configuration = "{}";

    /** As users write them. */
    private final class Orders implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        @Override
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
            handled.incrementAndGet();
            return Map.of("statusCode", 200, "body", "0123456789");
        }
    }

    private final class Source implements FlagSource {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public double defaultCacheSeconds() {
            return 0;
        }

        @Override
        public String fetch() throws IOException {
            if (configuration.isEmpty()) {
                throw new IOException("no answer");
            }
            return configuration;
        }
    }

    private Wrapper wrapper() {
        return new Wrapper(
                new FlagCache(new Source(), 0, log.lines(), System::nanoTime), log.lines(), new Random(1), temporary);
    }

    private Map<String, Object> order(Map<String, Object> event) {
        Orders orders = new Orders();
        return new TypedHandler<>(orders, Answers.known(orders), wrapper()).handleRequest(event, new FakeContext(1000));
    }

    @Test
    @DisplayName("runs the handler alone if nothing is enabled")
    void nothing() {
        assertThat(order(Map.of())).containsEntry("statusCode", 200);
        assertThat(log.texts())
                .containsExactly("{\"info\",\"action\":\"config\",\"config_source\":\"test\","
                        + "\"cache_ttl_seconds\":0,\"enabled_flags\":[]}");
    }

    @Test
    @DisplayName("can be called by a unit test that has no context")
    void withoutContext() {
        Orders orders = new Orders();
        assertThat(new TypedHandler<>(orders, Answers.known(orders), wrapper()).handleRequest(Map.of(), null))
                .containsEntry("statusCode", 200);
    }

    @Test
    @DisplayName("runs the handler alone if the configuration cannot be had, and says so")
    void noConfiguration() {
        configuration = "";
        assertThat(order(Map.of())).containsEntry("statusCode", 200);
        assertThat(log.texts())
                .containsExactly("{\"error\",\"action\":\"config\",\"message\":\"error fetching config, no flag acts\","
                        + "\"error\":\"java.io.IOException: no answer\"}");
    }

    @Test
    @DisplayName("lets latency and time-out come before the handler")
    void latencyAndTimeout() {
        configuration = """
                {"latency": {"enabled": true, "min_latency": 20, "max_latency": 20},
                 "timeout": {"enabled": true, "timeout_buffer_ms": 970}}
                """;
        long start = System.nanoTime();
        order(Map.of());
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000L);
        assertThat(log.texts())
                .contains(
                        "{\"info\",\"mode\":\"latency\",\"action\":\"inject\",\"latency_ms\":20,\"min_latency\":20,"
                                + "\"max_latency\":20}",
                        "{\"info\",\"mode\":\"timeout\",\"action\":\"inject\",\"sleep_ms\":30,\"buffer_ms\":970,"
                                + "\"remaining_ms\":1000}");
        assertThat(handled).hasValue(1);
    }

    @Test
    @DisplayName("answers with a status in place of the handler")
    void statusCode() {
        configuration =
                "{\"statuscode\": {\"enabled\": true, \"status_code\": 404}, \"exception\": {\"enabled\": true}}";
        assertThat(order(Map.of()))
                .isEqualTo(Map.of(
                        "statusCode",
                        404,
                        "headers",
                        Map.of("Content-Type", "application/json"),
                        "body",
                        "{\"message\":\"Injected status code 404\"}"));
        assertThat(handled).hasValue(0);
        assertThat(log.texts())
                .last()
                .isEqualTo("{\"info\",\"mode\":\"statuscode\",\"action\":\"inject\",\"status_code\":404}");
    }

    @Test
    @DisplayName("throws in place of the handler")
    void exception() {
        configuration = "{\"exception\": {\"enabled\": true, \"exception_msg\": \"boom\"}}";
        assertThatThrownBy(() -> order(Map.of()))
                .isInstanceOf(FailureLambdaException.class)
                .hasMessage("boom");
        assertThat(handled).hasValue(0);
        assertThat(log.texts())
                .last()
                .isEqualTo("{\"info\",\"mode\":\"exception\",\"action\":\"inject\",\"exception_msg\":\"boom\"}");
    }

    @Test
    @DisplayName("corrupts the body of the answer, and nothing else")
    void corruption() {
        configuration = "{\"corruption\": {\"enabled\": true, \"body\": \"x\"}}";
        assertThat(order(Map.of())).isEqualTo(Map.of("statusCode", 200, "body", "x"));
        configuration = "{\"corruption\": {\"enabled\": true}}";
        assertThat(order(Map.of()).get("body")).asString().matches("0123?4?5?6?7?\uFFFD{3}");
        assertThat(log.texts())
                .contains(
                        "{\"info\",\"mode\":\"corruption\",\"action\":\"inject\",\"method\":\"replace\"}",
                        "{\"info\",\"mode\":\"corruption\",\"action\":\"inject\",\"method\":\"mangle\"}");
    }

    @Test
    @DisplayName("acts only on events that meet all conditions")
    void match() {
        configuration = """
                {"statuscode": {"enabled": true, "match": [
                    {"path": "http.method", "value": "GET"}, {"path": "headers.x-debug", "operator": "exists"},
                    {"path": "records.0.size", "value": "3"}]}}
                """;
        Map<String, Object> event =
                Map.of("http", Map.of("method", "GET"), "headers", Map.of("x-debug", ""), "records", new Object[] {
                    Map.of("size", 3.0)
                });
        assertThat(order(event)).containsEntry("statusCode", 500);
        assertThat(order(Map.of("http", Map.of("method", "GET")))).containsEntry("statusCode", 200);
    }

    @Test
    @DisplayName("draws for each event")
    void percentage() {
        configuration = "{\"statuscode\": {\"enabled\": true, \"percentage\": 50}}";
        Orders orders = new Orders();
        RequestHandler<Map<String, Object>, Map<String, Object>> wrapped =
                new TypedHandler<>(orders, Answers.known(orders), wrapper());
        for (int i = 0; i < 1000; i++) {
            wrapped.handleRequest(Map.of(), new FakeContext(1000));
        }
        assertThat(handled.get()).isBetween(420, 580);
        assertThat(log.texts().stream().filter(line -> line.contains("inject"))).hasSize(1000 - handled.get());
    }

    @Test
    @DisplayName("takes room while the handler runs, and what an earlier event left behind")
    void diskSpace() throws IOException {
        configuration = "{\"diskspace\": {\"enabled\": true, \"disk_space\": 2}}";
        AtomicLong size = new AtomicLong();
        RequestHandler<String, String> handler = (event, context) -> {
            try (var files = Files.list(temporary)) {
                size.set(files.mapToLong(file -> file.toFile().length()).sum());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return event;
        };
        new TypedHandler<>(handler, null, wrapper()).handleRequest("", new FakeContext(1000));
        assertThat(size).hasValue(2 << 20);
        assertThat(temporary).isEmptyDirectory();
        assertThat(log.texts())
                .endsWith(
                        "{\"info\",\"mode\":\"diskspace\",\"action\":\"inject\",\"disk_space_mb\":2}",
                        "{\"info\",\"mode\":\"diskspace\",\"action\":\"clear\",\"files_removed\":1}");
        configuration = "{}";
        Files.createFile(temporary.resolve("diskspace-failure-1.tmp"));
        order(Map.of());
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @DisplayName("denies hosts while the handler runs, and at once no longer")
    void denyList() throws IOException {
        configuration = "{\"denylist\": {\"enabled\": true, \"deny_list\": [\"^loc.*st$\"]}}";
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
            RequestHandler<String, String> handler = (event, context) -> get(url);
            RequestHandler<String, String> wrapped = new TypedHandler<>(handler, null, wrapper());
            assertThat(wrapped.handleRequest("", new FakeContext(60_000))).isEqualTo("denied");
            assertThat(log.texts())
                    .endsWith(
                            "{\"info\",\"mode\":\"denylist\",\"action\":\"inject\",\"patterns\":[\"^loc.*st$\"]}",
                            "{\"info\",\"mode\":\"denylist\",\"action\":\"block\",\"hostname\":\"localhost\"}");
            assertThat(get(url)).isEqualTo("204");
        } finally {
            server.stop(0);
        }
    }

    private static String get(URI url) {
        try {
            var connection = (java.net.HttpURLConnection) url.toURL().openConnection();
            return Integer.toString(connection.getResponseCode());
        } catch (UnknownHostException e) {
            return "denied";
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    @DisplayName("says so where nobody knows how an answer is made")
    void unknownAnswers() {
        configuration = "{\"statuscode\": {\"enabled\": true}, \"corruption\": {\"enabled\": true}}";
        RequestHandler<String, Integer> handler = (event, context) -> 1;
        assertThat(new TypedHandler<>(handler, Answers.known(handler), wrapper()).handleRequest("", new FakeContext(1)))
                .isEqualTo(1);
        String text = "the handler is left alone";
        assertThat(log.texts())
                .endsWith(
                        "{\"error\",\"mode\":\"statuscode\",\"action\":\"error\",\"message\":\"" + Scene.UNKNOWN_ANSWERS
                                + "\"}",
                        "{\"error\",\"mode\":\"corruption\",\"action\":\"error\",\"message\":\"" + Scene.UNKNOWN_ANSWERS
                                + "\"}")
                .noneMatch(line -> line.contains(text));
    }

    @Test
    @DisplayName("wraps handlers of streams too")
    void stream() throws IOException {
        RequestStreamHandler echo = (in, out, context) -> in.transferTo(out);
        RequestStreamHandler wrapped = new StreamHandler(echo, wrapper());
        assertThat(send(wrapped, "no JSON")).isEqualTo("no JSON");
        configuration = "{\"corruption\": {\"enabled\": true, \"body\": \"x\"}}";
        assertThat(send(wrapped, "{\"statusCode\":200,\"body\":\"ok\"}"))
                .isEqualTo("{\"statusCode\":200,\"body\":\"x\"}");
        assertThat(send(wrapped, "[]")).isEqualTo("{\"body\":\"x\"}");
        configuration = "{\"statuscode\": {\"enabled\": true, \"match\": [{\"path\": \"a\", \"value\": \"b\"}]}}";
        assertThat(send(wrapped, "{\"a\":\"c\"}")).isEqualTo("{\"a\":\"c\"}");
        assertThat(send(wrapped, "{\"a\":\"b\"}"))
                .isEqualTo("{\"statusCode\":500,\"headers\":{\"Content-Type\":\"application/json\"},"
                        + "\"body\":\"{\\\"message\\\":\\\"Injected status code 500\\\"}\"}");
    }

    private static String send(RequestStreamHandler handler, String event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, new FakeContext(1000));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** As of the library of events. */
    public static final class ProxyAnswer {
        private Integer statusCode = 0;
        private String body = "";
        private String kept = "";

        public Integer getStatusCode() {
            return statusCode;
        }

        public void setStatusCode(Integer statusCode) {
            this.statusCode = statusCode;
        }

        public String getBody() {
            return body;
        }

        public void setBody(String body) {
            this.body = body;
        }

        public String getKept() {
            return kept;
        }

        public void setKept(String kept) {
            this.kept = kept;
        }
    }

    @Test
    @DisplayName("makes answers of classes with properties, and never changes one that the handler may share")
    void beans() {
        ProxyAnswer shared = new ProxyAnswer();
        shared.setStatusCode(200);
        shared.setBody("ok");
        shared.setKept("kept");
        RequestHandler<String, ProxyAnswer> handler = new RequestHandler<>() {
            @Override
            public ProxyAnswer handleRequest(String event, Context context) {
                return shared;
            }
        };
        RequestHandler<String, ProxyAnswer> wrapped = new TypedHandler<>(handler, Answers.known(handler), wrapper());
        configuration = "{\"corruption\": {\"enabled\": true, \"body\": \"x\"}}";
        assertThat(wrapped.handleRequest("", new FakeContext(1)))
                .extracting(ProxyAnswer::getStatusCode, ProxyAnswer::getBody, ProxyAnswer::getKept)
                .containsExactly(200, "x", "kept");
        assertThat(shared.getBody()).isEqualTo("ok");
        configuration = "{\"statuscode\": {\"enabled\": true}}";
        assertThat(wrapped.handleRequest("", new FakeContext(1)).getStatusCode())
                .isEqualTo(500);
    }
}
