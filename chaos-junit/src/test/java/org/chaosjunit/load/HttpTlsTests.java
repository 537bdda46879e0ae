package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpVersion;
import org.chaosjunit.spi.InvalidAttributeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class HttpTlsTests {
    private Path directory;
    private Pem localhost;
    private Pem client;
    private HttpsServer server;
    private Http2Server server2;

    @HttpLoad(url = "https://localhost:${port}/", trust = "${trust}", rate = 50, timeout = "30s")
    private static final class Trusting {}

    @HttpLoad(url = "https://127.0.0.1:${port}/", trust = "${trust}", rate = 50, timeout = "30s")
    private static final class OtherName {}

    @HttpLoad(
            url = "https://localhost:${port}/",
            trust = "${trust}",
            certificate = "${certificate}",
            key = "${key}",
            expectStatus = "201",
            rate = 50,
            timeout = "30s")
    private static final class Known {}

    @HttpLoad(
            url = "https://localhost:${port}/",
            trust = "${trust}",
            version = HttpVersion.HTTP_2,
            rate = 50,
            timeout = "30s")
    private static final class Trusting2 {}

    @HttpLoad(
            url = "https://127.0.0.1:${port}/",
            trust = "${trust}",
            version = HttpVersion.HTTP_2,
            rate = 50,
            timeout = "30s")
    private static final class OtherName2 {}

    @HttpLoad(url = "https://localhost:${port}/", version = HttpVersion.HTTP_2, rate = 50, timeout = "30s")
    private static final class JvmTrusts2 {}

    @BeforeAll
    void serve(@TempDir Path temporary) throws Exception {
        directory = temporary;
        localhost = Pem.of("localhost", directory);
        client = Pem.of("client", directory);
        SSLContext context = localhost.server(client);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var tls = context.getDefaultSSLParameters();
                tls.setWantClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        server.createContext("/", exchange -> {
            boolean known = false;
            try {
                known = ((HttpsExchange) exchange).getSSLSession().getPeerCertificates().length > 0;
            } catch (SSLPeerUnverifiedException nobody) {
                // It is counted as unknown.
            }
            exchange.sendResponseHeaders(known ? 201 : 204, -1);
            exchange.close();
        });
        server.start();
        server2 = Http2Server.start(100, context);
    }

    @AfterAll
    void stop() {
        server.stop(0);
        server2.stop();
    }

    private CollectedSamples drive(Class<?> annotated, int port) throws Exception {
        CollectedSamples samples = new CollectedSamples();
        Drive drive = Annotated.drive(
                annotated,
                Map.of(
                        "port", Integer.toString(port),
                        "trust", localhost.certificate().toString(),
                        "certificate", client.certificate().toString(),
                        "key", client.key().toString()),
                samples);
        try {
            await().until(() -> samples.all().size() >= 5);
        } finally {
            drive.stop();
        }
        return samples;
    }

    private int port1() {
        return server.getAddress().getPort();
    }

    private int port2() {
        return Integer.parseInt(server2.url("").replaceAll(".*:", ""));
    }

    @Test
    void aServerWhoseCertificateIsNamedIsReached() throws Exception {
        assertThat(drive(Trusting.class, port1()).all()).allMatch(CollectedSamples.Ended::success);
    }

    @Test
    void theNameOfTheHostIsVerified() throws Exception {
        CollectedSamples samples = drive(OtherName.class, port1());
        assertThat(samples.all()).noneMatch(CollectedSamples.Ended::success);
        assertThat(samples.troubles()).allSatisfy(why -> assertThat(why).contains("SSLHandshakeException"));
    }

    @Test
    void aClientShowsItsCertificate() throws Exception {
        assertThat(drive(Known.class, port1()).all()).allMatch(CollectedSamples.Ended::success);
    }

    @Test
    void http2IsChosenByAlpn() throws Exception {
        assertThat(drive(Trusting2.class, port2()).all()).allMatch(CollectedSamples.Ended::success);
        assertThat(server2.versions()).containsExactly("HTTP/2.0");
    }

    @Test
    void theNameOfTheHostIsVerifiedOverHttp2Too() throws Exception {
        CollectedSamples samples = drive(OtherName2.class, port2());
        assertThat(samples.all()).noneMatch(CollectedSamples.Ended::success);
        assertThat(samples.troubles()).allSatisfy(why -> assertThat(why).contains("SSLHandshakeException"));
    }

    @Test
    void aCertificateThatTheJvmDoesNotTrustIsAFailure() throws Exception {
        CollectedSamples samples = drive(JvmTrusts2.class, port2());
        assertThat(samples.all()).noneMatch(CollectedSamples.Ended::success);
        assertThat(samples.troubles()).allSatisfy(why -> assertThat(why).contains("SSLHandshakeException"));
    }

    @Test
    void aServerThatOffersNoHttp2IsAFailureThatSaysSo() throws Exception {
        CollectedSamples samples = drive(Trusting2.class, port1());
        assertThat(samples.all()).noneMatch(CollectedSamples.Ended::success);
        assertThat(samples.troubles()).allSatisfy(why -> assertThat(why).contains("ALPN"));
    }

    private static void assertInvalid(String trust, String certificate, String key, String message) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> TlsFiles.read(trust, certificate, key, HttpTlsTests.class))
                .withMessage(message);
    }

    @Test
    void aMissingFileIsRefused() {
        assertInvalid(
                "no-such.pem",
                "",
                "",
                "requires `trust` to name a file that can be read, but found \"no-such.pem\", and there is no file "
                        + Path.of("no-such.pem").toAbsolutePath() + ". A path is relative to the working directory; "
                        + "a resource is written `trust = \"classpath:...\"`.");
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws Exception {
        assertInvalid(
                client.key().toString(),
                "",
                "",
                "requires `trust` to name a PEM file with certificates, but found \"" + client.key()
                        + "\": none begins with -----BEGIN CERTIFICATE-----. "
                        + "A certificate of another format becomes one by `openssl x509 -outform pem`.");
    }

    @Test
    void aKeyThatIsNoneIsRefusedAndNotQuoted() throws Exception {
        Path broken = Files.writeString(
                directory.resolve("broken.pem"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
        assertInvalid(
                "",
                client.certificate().toString(),
                broken.toString(),
                "requires `key` to name a PEM file with a key of PKCS#8 without a password, but found \"" + broken
                        + "\": it is no key for the EC of the certificate. "
                        + "Another key becomes one by `openssl pkcs8 -topk8 -nocrypt`.");
    }

    @Test
    void aCertificateWithoutItsKeyIsRefused() {
        assertInvalid(
                "",
                "client.pem",
                "",
                "requires `key` to be given together with `certificate`, but found none. Write both or neither.");
    }
}
