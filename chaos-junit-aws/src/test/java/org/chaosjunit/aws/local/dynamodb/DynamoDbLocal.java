package org.chaosjunit.aws.local.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * DynamoDB Local, Amazon's own, in a process of its own, in memory, on the loopback address.
 *
 * <p>It is no part of the JVM under test: only the connections to it go wrong, not its insides. Its 70 jars, an old version
 * of the SDK among them, are on the class path of nobody else; the build writes down where they lie.
 */
public final class DynamoDbLocal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static @Nullable DynamoDbLocal shared;

    private final int port;
    private final Process process;

    private DynamoDbLocal(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Returns the one that all tests of this JVM use, started by the first; it ends with the JVM.
     *
     * <p>It is no resource of a JUnit store, because tests that run other tests have several roots.
     */
    public static synchronized DynamoDbLocal shared() {
        DynamoDbLocal running = shared;
        if (running == null) {
            running = start(0);
            shared = running;
        }
        return running;
    }

    /** Starts a process on this port, 0 for a free one, and returns as soon as it answers. */
    public static DynamoDbLocal start(int port) {
        try {
            Path log = Files.createTempFile(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "dynamodb-local-", ".log");
            Process process = process(port, log);
            Optional<Integer> listening = await().pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .failFast("DynamoDB Local has ended, see " + log, () -> !process.isAlive())
                    .until(() -> port(log), Optional::isPresent);
            DynamoDbLocal dynamo = new DynamoDbLocal(process, listening.orElseThrow());
            await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(dynamo::answers);
            return dynamo;
        } catch (IOException e) {
            throw new IllegalStateException("DynamoDB Local cannot be started", e);
        }
    }

    private static Optional<Integer> port(Path log) throws IOException {
        return Files.readString(log)
                .lines()
                .filter(line -> line.startsWith(DynamoDbLocalProcess.LISTENING))
                .map(line -> Integer.valueOf(line.substring(DynamoDbLocalProcess.LISTENING.length())))
                .findFirst();
    }

    /** Returns a port on which nobody listens. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("there is no free port", e);
        }
    }

    /** Returns the port on which it listens. */
    public int port() {
        return port;
    }

    /** Returns the number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Returns a name for which DynamoDB Local holds no tables yet: it keeps those of each access key apart. */
    public static String freshDatabase() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Returns what a service needs to know to reach a database; the rest is up to the service. */
    public static DynamoDbClientBuilder client(int port, String database) {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create("http://localhost:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(database, "none")));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static Process process(int port, Path log) throws IOException {
        // Small and quick to start; its standard input stays open as long as this JVM lives.
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                DynamoDbLocalProcess.class.getName(),
                Integer.toString(port),
                "-inMemory",
                "-disableTelemetry");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String classPath() throws IOException {
        try (InputStream jars = DynamoDbLocal.class.getResourceAsStream("/dynamodb-local.classpath")) {
            if (jars == null) {
                throw new IllegalStateException(
                        "dynamodb-local.classpath is missing: run `mvn process-test-classes` once");
            }
            String here = Path.of(URI.create(DynamoDbLocal.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toString()))
                    .toString();
            return here + System.getProperty("path.separator") + new String(jars.readAllBytes(), UTF_8);
        }
    }

    private boolean answers() {
        HttpRequest listTables = request("ListTables", "readiness", Region.US_EAST_1.id(), "{}");
        try {
            return HTTP.send(listTables, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Calls an operation.
     *
     * @param database see {@link #freshDatabase()}
     * @param region DynamoDB Local keeps the tables of each apart too
     * @param json the request
     */
    HttpResponse<String> call(String operation, String database, String region, String json) {
        try {
            return HTTP.send(request(operation, database, region, json), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("DynamoDB Local does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while DynamoDB Local was to answer", e);
        }
    }

    private HttpRequest request(String operation, String database, String region, String json) {
        // It reads who signed, but checks no signature.
        String signed = "AWS4-HMAC-SHA256 Credential=" + database + "/20000101/" + region
                + "/dynamodb/aws4_request, SignedHeaders=host, Signature=none";
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                .timeout(PATIENCE)
                .header("Authorization", signed)
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString(json, UTF_8))
                .build();
    }
}
