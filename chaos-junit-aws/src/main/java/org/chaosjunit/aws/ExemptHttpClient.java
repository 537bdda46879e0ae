package org.chaosjunit.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chaosjunit.spi.ExemptThread;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * Sends requests by the JDK's own client, from threads that no fault of this JVM hits.
 *
 * <p>The connections are its own: those of {@link java.net.HttpURLConnection} are shared by the whole JVM, so that one may
 * come from the system under test, with a fault on it, or be dead.
 */
final class ExemptHttpClient implements SdkHttpClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** What the JDK's client sets itself, and lets nobody else set. */
    private static final Set<String> NOT_OURS = Set.of("host", "content-length", "connection", "expect", "upgrade");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .proxy(ProxySelector.getDefault())
            .executor(threads())
            .build();

    private static ExecutorService threads() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                1,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new ExemptThread(task, "chaos-junit calls AWS"));
    }

    @Override
    public String clientName() {
        return "JdkHttp";
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(request);
            }

            @Override
            public void abort() {
                // Whoever waits is interrupted, and that ends the exchange.
            }
        };
    }

    private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.httpRequest().getUri())
                .timeout(CallLimits.current().attempt())
                .method(request.httpRequest().method().name(), body(request));
        request.httpRequest().forEachHeader((name, values) -> {
            if (!NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> http.header(name, value));
            }
        });
        try {
            return answer(client.send(http.build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while AWS was called");
        } catch (ConnectException e) {
            throw unreachable(request, e);
        }
    }

    // The JDK says neither where nor why.
    private static IOException unreachable(HttpExecuteRequest request, ConnectException cause) {
        URI url = request.httpRequest().getUri();
        boolean isUnknown = Stream.<Throwable>iterate(cause, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnresolvedAddressException.class::isInstance);
        ConnectException unreachable = new ConnectException(
                (isUnknown ? "no name server knows " : "nobody answers at ") + url.getHost() + ':' + port(url));
        unreachable.initCause(cause);
        return unreachable;
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }

    private static BodyPublisher body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return BodyPublishers.noBody();
        }
        try (InputStream content = request.contentStreamProvider().get().newStream()) {
            byte[] all = content.readAllBytes();
            return all.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(all);
        }
    }

    private static HttpExecuteResponse answer(HttpResponse<byte[]> answered) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(answered.statusCode())
                        .headers(answered.headers().map())
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answered.body())))
                .build();
    }

    @Override
    public void close() {
        // It ends by itself when nobody uses it any more.
    }
}
