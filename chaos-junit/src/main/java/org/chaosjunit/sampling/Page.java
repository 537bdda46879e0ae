package org.chaosjunit.sampling;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * A page that is read over HTTP/1.1 again and again, each time on a connection of its own, which is closed afterwards.
 *
 * <p>Everything happens on the thread that reads, so that the connections of an exempt one are exempt. Redirects are not
 * followed, and only 200 is an answer.
 */
public final class Page {
    private static final int MOST_BYTES = 16 << 20;
    private static final int EXCERPT = 200;

    private final PageUrl url;
    private final Map<String, String> headers;
    private final HttpProcessor processor = HttpProcessors.client("chaos-junit");
    private final HttpRequestExecutor executor = new HttpRequestExecutor();

    /**
     * Describes a page.
     *
     * @param url where it is
     * @param headers what is sent with each request
     */
    public Page(PageUrl url, Map<String, String> headers) {
        this.url = url;
        this.headers = Map.copyOf(headers);
    }

    /**
     * Reads it.
     *
     * @throws IOException if it is not answered with 200 in time; it says so in words
     */
    public Content read(Cadence cadence) throws IOException {
        try (Deadline deadline = new Deadline(cadence.timeout());
                Socket socket = url.connect(deadline);
                DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT)) {
            connection.bind(socket);
            Content content = exchange(connection);
            // Nothing is left to say, and saying goodbye could block.
            connection.close(CloseMode.IMMEDIATE);
            return content;
        } catch (IOException | HttpException e) {
            throw e instanceof UnexpectedAnswerException
                    ? (IOException) e
                    : new IOException("GET " + url + trouble(e), e);
        }
    }

    private Content exchange(DefaultBHttpClientConnection connection) throws IOException, HttpException {
        ClassicHttpRequest request = ClassicRequestBuilder.get(url.uri()).build();
        headers.forEach(request::setHeader);
        request.setHeader(HttpHeaders.CONNECTION, "close");
        HttpCoreContext context = HttpCoreContext.create();
        executor.preProcess(request, processor, context);
        try (ClassicHttpResponse response = executor.execute(request, connection, context)) {
            executor.postProcess(response, processor, context);
            byte[] body = body(response.getEntity());
            Content content =
                    new Content(value(response, HttpHeaders.CONTENT_TYPE), new String(body, StandardCharsets.UTF_8));
            if (response.getCode() != 200) {
                throw unexpected(response, content);
            }
            if (body.length > MOST_BYTES) {
                throw new UnexpectedAnswerException("GET " + url + " answered with more than " + MOST_BYTES + " bytes");
            }
            return content;
        }
    }

    private static byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream body = entity.getContent()) {
            return body.readNBytes(MOST_BYTES + 1);
        }
    }

    private UnexpectedAnswerException unexpected(ClassicHttpResponse response, Content content) {
        String location = value(response, HttpHeaders.LOCATION);
        String to = location.isEmpty() ? "" : " (to " + location + ")";
        String said = content.text().isBlank() ? "" : ": " + content.excerpt();
        return new UnexpectedAnswerException("GET " + url + " answered " + response.getCode() + to + said);
    }

    private static String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? "" : header.getValue();
    }

    private static String trouble(Exception cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof UnknownHostException) {
            return " failed: the host is unknown";
        }
        if (cause instanceof ConnectException
                && message.toLowerCase(Locale.ROOT).contains("refused")) {
            return " was refused: connection refused";
        }
        return " failed: " + (cause.getMessage() == null ? cause.toString() : message);
    }

    /**
     * What was answered.
     *
     * @param type the {@code Content-Type}; empty if there is none
     * @param text the body, read as UTF-8
     */
    public record Content(String type, String text) {
        /** Returns the beginning for a message, in one line. */
        public String excerpt() {
            String line = text.strip().replaceAll("\\s+", " ");
            return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "...";
        }
    }

    /** An answer that says what is wrong by itself. */
    private static final class UnexpectedAnswerException extends IOException {
        private static final long serialVersionUID = 1;

        UnexpectedAnswerException(String message) {
            super(message);
        }
    }
}
