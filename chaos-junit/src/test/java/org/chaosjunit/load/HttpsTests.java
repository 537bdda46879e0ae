package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It changes what the JVM trusts.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class HttpsTests {
    private static final String PASSWORD = "changeit";

    private final SSLContext before = defaultContext();
    private final HttpsServer server = newServer();

    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpsServer newServer() {
        try {
            return HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void serve(@TempDir Path directory) throws Exception {
        KeyStore localhost = certificateOfLocalhost(directory.resolve("keys.p12"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(localhost, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(localhost);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        SSLContext.setDefault(context);
    }

    @AfterAll
    void stop() {
        SSLContext.setDefault(before);
        server.stop(0);
    }

    private static KeyStore certificateOfLocalhost(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private List<CollectedSamples.Ended> tenOrMore(String host) {
        CollectedSamples samples = new CollectedSamples();
        URI uri = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
        Drive drive = new HttpDriver()
                .start(
                        new LoadPlan<>(
                                "secure",
                                new HttpOperation(uri, "GET", List.of(), ""),
                                new ConstantRate(50),
                                Duration.ZERO,
                                Duration.ofSeconds(20)),
                        System.nanoTime(),
                        samples);
        try {
            await().until(() -> samples.all().size() >= 10);
        } finally {
            drive.stop();
        }
        assertThat(Threads.named("chaosjunit-secure-schedule")).isEmpty();
        return samples.all();
    }

    @Test
    void aServerThatTheJvmTrustsIsReached() {
        assertThat(tenOrMore("localhost")).allMatch(CollectedSamples.Ended::success);
    }

    @Test
    void aCertificateOfAnotherHostIsAFailure() {
        assertThat(tenOrMore("127.0.0.1")).noneMatch(CollectedSamples.Ended::success);
    }
}
