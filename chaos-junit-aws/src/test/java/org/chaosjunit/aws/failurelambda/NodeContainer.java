package org.chaosjunit.aws.failurelambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.logs.LocalLogs;

/** A warm container of a Node function that is wrapped in the real failure-lambda; what it prints goes into its log. */
final class NodeContainer implements AutoCloseable {
    static final String LOG_GROUP = "/aws/lambda/orders";

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final String stream = "2026/11/20/[$LATEST]" + UUID.randomUUID();

    private NodeContainer(Process process) {
        this.process = process;
    }

    static NodeContainer start(LocalAws aws, Map<String, String> environment) throws Exception {
        Path host = FailureLambdaPackage.host();
        ProcessBuilder node = new ProcessBuilder("node", host.toString()).redirectErrorStream(true);
        node.environment().putAll(aws.environment());
        node.environment().putAll(environment);
        NodeContainer container = new NodeContainer(node.start());
        Thread reader = new Thread(() -> container.read(aws.service(LocalLogs.class)), "log of " + container.stream);
        reader.setDaemon(true);
        reader.start();
        container.port.get(30, TimeUnit.SECONDS);
        return container;
    }

    /** Invokes it and returns its answer or error, as JSON. */
    String invoke(String event) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get()))
                                .POST(HttpRequest.BodyPublishers.ofString(event))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void read(LocalLogs logs) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("LISTENING ")) {
                    port.complete(Integer.valueOf(line.substring("LISTENING ".length())));
                } else {
                    logs.append(LOG_GROUP, stream, Instant.now(), line);
                }
            }
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
        port.completeExceptionally(new IllegalStateException("the host has ended"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
