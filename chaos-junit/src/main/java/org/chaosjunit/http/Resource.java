package org.chaosjunit.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.ExemptThread;

/** A resource on a server, over HTTP/1.1; every request is bounded in time, and fails in words. */
final class Resource {
    private static final String EXPIRES = "Chaos-Junit-Expires";

    private final URI url;
    private final Duration timeout;
    private final Optional<Credential> credential;
    private final HttpClient client;

    Resource(URI url, Duration timeout, Optional<Credential> credential) {
        this.url = url;
        this.timeout = timeout;
        this.credential = credential;
        // One for each use: a connection kept from long ago may be dead, and a PUT on it is not sent again.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(exemptThreads())
                .build();
    }

    /**
     * Reads what is there; empty if nothing is.
     *
     * @throws IOException if that cannot be told, or not be put back exactly
     */
    Optional<Representation> get() throws IOException, InterruptedException {
        Answer answer = call(request().GET().setHeader("Cache-Control", "no-cache"));
        if (answer.status == 404) {
            return Optional.empty();
        }
        if (answer.status != 200) {
            throw answer.unexpected();
        }
        if (answer.body.length > Representation.MOST_BYTES) {
            throw new IOException("GET " + url + " answered with more than " + Representation.MOST_BYTES
                    + " bytes, too many to keep for the way back");
        }
        Optional<String> encoding = answer.headers.firstValue("Content-Encoding");
        if (encoding.isPresent()) {
            throw new IOException("GET " + url + " answered with the Content-Encoding " + encoding.get()
                    + ", which could not be put back exactly");
        }
        return Optional.of(new Representation(
                answer.body, answer.headers.firstValue("Content-Type"), answer.headers.firstValue("ETag")));
    }

    /** Puts what will expire, in the place of {@code previous}; fails if that is not there any more. */
    void put(Representation next, Optional<Representation> previous, Instant expires)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = put(next).setHeader(EXPIRES, expires.toString());
        if (previous.isEmpty()) {
            request.setHeader("If-None-Match", "*");
        } else {
            onlyIf(previous.get(), request);
        }
        Answer answer = call(request);
        if (!answer.isSuccess()) {
            throw answer.unexpected();
        }
    }

    /** Puts back what was there before, or deletes it, unless the resource is not what was just read any more. */
    void restore(Optional<Representation> previous, Representation read) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                previous.isPresent() ? put(previous.get()) : request().DELETE();
        Answer answer = call(onlyIf(read, request));
        boolean nothingToDelete = previous.isEmpty() && answer.status == 404;
        if (!answer.isSuccess() && !nothingToDelete && answer.status != 412) {
            throw answer.unexpected();
        }
    }

    private HttpRequest.Builder put(Representation representation) {
        HttpRequest.Builder request = request().PUT(BodyPublishers.ofByteArray(representation.body()));
        representation.contentType().ifPresent(type -> request.setHeader("Content-Type", type));
        return request;
    }

    private HttpRequest.Builder request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        credential.ifPresent(secret -> request.setHeader("Authorization", secret.value()));
        return request;
    }

    private static HttpRequest.Builder onlyIf(Representation expected, HttpRequest.Builder request) {
        expected.strongTag().ifPresent(tag -> request.setHeader("If-Match", tag));
        return request;
    }

    /**
     * Waits until the resource says so, at most for the time that a request may take.
     *
     * <p>For a request that was given up: the server may still be at it, and what it does late must not stay unseen.
     */
    void awaitLate(Predicate<Optional<Representation>> arrived) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (arrived.test(get())) {
                    return;
                }
            } catch (IOException e) {
                // Asked again.
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    // On a thread of its own: it is exempt from our own faults, and the time-out of the client would not cover the
    // body.
    private Answer call(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        FutureTask<Answer> call = new FutureTask<>(() -> send(request));
        new ExemptThread(call, "chaos-junit " + request.method() + " " + url).start();
        try {
            return call.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException(
                    request.method() + " " + url + " was not answered within " + Durations.format(timeout));
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IOException(request.method() + " " + url + " " + trouble(cause), cause);
        } finally {
            call.cancel(true);
        }
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(Representation.MOST_BYTES + 1);
            return new Answer(request.method(), response.statusCode(), response.headers(), bytes);
        }
    }

    private String trouble(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException) {
                return "failed: the host " + url.getHost() + " is unknown";
            }
        }
        if (cause instanceof ConnectException) {
            String message = String.valueOf(cause.getMessage());
            return message.equals("null") || message.equalsIgnoreCase("connection refused")
                    ? "was refused: connection refused"
                    : "failed: " + message;
        }
        return "failed: " + (cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }

    private static Executor exemptThreads() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                1,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> new ExemptThread(task, "chaos-junit http client"));
    }

    private final class Answer {
        private final String method;
        private final int status;
        private final HttpHeaders headers;
        private final byte[] body;

        Answer(String method, int status, HttpHeaders headers, byte[] body) {
            this.method = method;
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        IOException unexpected() {
            String said = new String(body, StandardCharsets.UTF_8);
            if (credential.isPresent()) {
                // A server may quote what it was sent.
                said = said.replace(credential.get().value(), "***");
            }
            String to = headers.firstValue("Location")
                    .map(location -> " (to " + location + ")")
                    .orElse("");
            String why = status == 412 ? ": somebody else has changed it meanwhile" : "";
            String excerpt = said.isBlank() ? "" : ": " + Representation.excerpt(said);
            return new IOException(method + " " + url + " answered " + status + to + why + excerpt);
        }
    }
}
