package org.chaosjunit.aws.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.StandInExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

@DisplayName("A function that calls hosts from other threads than that of the event")
class DeniedThreadsTests {
    private static final String BLOCK = "{\"info\",\"mode\":\"denylist\",\"action\":\"block\",\"hostname\":\"%s\"}";

    private final TestLog log = new TestLog();

    @TempDir
    private Path temporary;

    private String patterns = "";

    private String handle(Callable<String> work) {
        FlagSource source = new FlagSource() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public double defaultCacheSeconds() {
                return 0;
            }

            @Override
            public String fetch() {
                return patterns.isEmpty()
                        ? "{}"
                        : "{\"denylist\":{\"enabled\":true,\"deny_list\":[\"" + patterns + "\"]}}";
            }
        };
        RequestHandler<String, String> handler = (event, context) -> {
            try {
                return work.call();
            } catch (Exception e) {
                return e.toString();
            }
        };
        FlagCache flags = new FlagCache(source, 0, log.lines(), System::nanoTime);
        return new TypedHandler<>(handler, null, new Wrapper(flags, log.lines(), new Random(1), temporary))
                .handleRequest("", new FakeContext(60_000));
    }

    private List<String> blocks() {
        return log.texts().stream().filter(line -> line.contains("\"block\"")).toList();
    }

    @Test
    @DisplayName("logs each host that was denied by its own name, though many threads call at once")
    void manyHosts() throws Exception {
        patterns = "denied";
        int hosts = 8;
        int calls = 25;
        ExecutorService threads = Executors.newFixedThreadPool(hosts);
        try {
            List<Callable<String>> attempts = new ArrayList<>();
            for (int call = 0; call < calls; call++) {
                for (int host = 0; host < hosts; host++) {
                    String name = "denied-" + host + ".invalid";
                    attempts.add(() -> lookUp(name));
                }
            }
            Collections.shuffle(attempts, new Random(1));
            String found = handle(() -> threads.invokeAll(attempts).stream()
                    .map(DeniedThreadsTests::result)
                    .distinct()
                    .collect(Collectors.joining()));
            assertThat(found).isEqualTo("denied");
        } finally {
            threads.shutdownNow();
        }
        assertThat(blocks()).hasSize(hosts * calls);
        for (int host = 0; host < hosts; host++) {
            assertThat(Collections.frequency(blocks(), BLOCK.formatted("denied-" + host + ".invalid")))
                    .isEqualTo(calls);
        }
    }

    private static String lookUp(String name) {
        try {
            return InetAddress.getByName(name).toString();
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).endsWith(": Name or service not known") ? "denied" : e.toString();
        }
    }

    private static String result(java.util.concurrent.Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            return e.toString();
        }
    }

    @Test
    @ExtendWith(StandInExtension.class)
    @DisplayName("is denied with the asynchronous client of the SDK, which connects on threads of its own")
    void asyncClient(LocalAws aws) {
        Callable<String> call = () -> describe(aws);
        assertThat(handle(call)).isEqualTo("0");
        patterns = "^localhost$";
        assertThat(handle(call)).contains("SdkClientException");
        assertThat(blocks()).isNotEmpty().allMatch(BLOCK.formatted("localhost")::equals);
        patterns = "";
        assertThat(handle(call)).isEqualTo("0");
    }

    // A client for each: what is open to this machine itself is never cut off.
    private static String describe(LocalAws aws) {
        try (SsmAsyncClient ssm = SsmAsyncClient.builder()
                .endpointOverride(
                        URI.create("http://localhost:" + aws.endpoint().getPort()))
                .region(aws.region())
                .credentialsProvider(aws.credentials())
                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                .build()) {
            return Integer.toString(
                    ssm.describeParameters(r -> {}).join().parameters().size());
        }
    }

    @Test
    @ExtendWith(StandInExtension.class)
    @DisplayName("is denied with the HTTP client of the JDK, which connects on threads of its own")
    void jdkClient(LocalAws aws) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + aws.endpoint().getPort() + "/"))
                .build();
        Callable<String> call = () -> Integer.toString(HttpClient.newHttpClient()
                        .sendAsync(request, BodyHandlers.discarding())
                        .join()
                        .statusCode()
                / 100);
        String fine = handle(call);
        assertThat(fine).hasSize(1);
        patterns = "^localhost$";
        assertThat(handle(call)).contains("ConnectException");
        assertThat(blocks()).isNotEmpty().allMatch(BLOCK.formatted("localhost")::equals);
        patterns = "";
        assertThat(handle(call)).isEqualTo(fine);
    }

    @Test
    @ExtendWith(StandInExtension.class)
    @DisplayName("is reached again by what goes on when the event is over, and nothing more is logged")
    void afterTheEvent(LocalAws aws) {
        patterns = "^127\\\\.0\\\\.0\\\\.1$";
        int port = aws.endpoint().getPort();
        assertThat(handle(() -> connect(port))).isEqualTo("denied");
        int before = log.texts().size();
        assertThat(blocks()).containsExactly(BLOCK.formatted("127.0.0.1"));
        assertThat(connect(port)).isEqualTo("connected");
        assertThat(log.texts()).hasSize(before);
    }

    private static String connect(int port) {
        try (Socket socket = new Socket(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), port)) {
            return socket.isConnected() ? "connected" : "";
        } catch (IOException e) {
            return "denied";
        }
    }
}
