package org.chaosjunit.samples.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * DynamoDB Local, Amazon's own, in a process of its own.
 *
 * <p>It is no part of the JVM under test: only the service's connections to it go wrong, not its insides.
 */
final class LocalDynamoDb implements AutoCloseable {
    private static @Nullable LocalDynamoDb shared;

    private final int port;
    private final Process process;

    private LocalDynamoDb(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Returns the one that all tests of this JVM use, started by the first; it ends with the JVM.
     *
     * <p>It is no resource of a JUnit store, because tests that run other tests have several roots.
     */
    static synchronized LocalDynamoDb shared() {
        LocalDynamoDb running = shared;
        if (running == null) {
            running = start(freePort());
            shared = running;
        }
        return running;
    }

    /** Starts a process, and returns as soon as it can be reached. */
    static LocalDynamoDb start(int port) {
        try {
            LocalDynamoDb dynamo = new LocalDynamoDb(port, process(port));
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(60))
                    .failFast("DynamoDB Local has ended, see " + log(port), () -> !dynamo.process.isAlive())
                    .until(dynamo::canBeReached);
            return dynamo;
        } catch (IOException e) {
            throw new IllegalStateException("DynamoDB Local cannot be started", e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("there is no free port", e);
        }
    }

    int port() {
        return port;
    }

    /** Returns the number of its process. */
    long pid() {
        return process.pid();
    }

    /** Returns a name for which DynamoDB Local holds no tables yet: it keeps those of each access key apart. */
    static String freshDatabase() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Returns what a service needs to know to reach a database; the rest is up to the service. */
    static DynamoDbClientBuilder client(int port, String database) {
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

    private static Process process(int port) throws IOException {
        Path log = log(port);
        Files.createDirectories(log.getParent());
        // Small and quick to start; its standard input stays open as long as this JVM lives.
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                LocalDynamoDbProcess.class.getName(),
                "-inMemory",
                "-disableTelemetry",
                "-port",
                Integer.toString(port));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String classPath() throws IOException {
        try (InputStream jars = LocalDynamoDb.class.getResourceAsStream("/dynamodb-local.classpath")) {
            if (jars == null) {
                throw new IllegalStateException(
                        "dynamodb-local.classpath is missing: run `mvn process-test-classes` once");
            }
            String here = Path.of(URI.create(LocalDynamoDb.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toString()))
                    .toString();
            return here + System.getProperty("path.separator") + new String(jars.readAllBytes(), UTF_8);
        }
    }

    private static Path log(int port) {
        return Path.of("target", "dynamodb-local-" + port + ".log").toAbsolutePath();
    }

    private boolean canBeReached() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
