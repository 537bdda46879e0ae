package org.chaosjunit.spi;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * An HTTP request, and which answers to it are successes.
 *
 * <p>In the path and query of the URL, in values of headers and in the body, <code>#{name}</code> stands for a column of the
 * data or something drawn for each arrival, as {@code HttpLoad} describes it.
 *
 * @param url absolute, {@code http} or {@code https}, with a host
 * @param method for example {@code GET}
 * @param headers in the order in which they are sent
 * @param body sent as UTF-8; empty for none
 * @param version the only version that is spoken
 * @param tls whom it trusts
 * @param data for its templates
 * @param expected what makes an answer a success
 * @param seed decides all that is random in its templates
 */
public record HttpOperation(
        String url,
        String method,
        List<Header> headers,
        String body,
        HttpVersion version,
        HttpTls tls,
        DataSet data,
        HttpExpectation expected,
        long seed)
        implements Operation {
    /** Copies the list. */
    public HttpOperation {
        headers = List.copyOf(headers);
    }

    /** Creates a request of HTTP/1.1 that is always the same and succeeds with a status of 2xx or 3xx. */
    public HttpOperation(URI uri, String method, List<Header> headers, String body) {
        this(
                uri.toString(),
                method,
                headers,
                body,
                HttpVersion.HTTP_1_1,
                HttpTls.OF_JVM,
                DataSet.NONE,
                HttpExpectation.DEFAULT,
                0);
    }

    /** Tells whether all arrivals send the same. */
    public boolean isConstant() {
        return Stream.concat(Stream.of(url, body), headers.stream().map(Header::value))
                .noneMatch(text -> text.contains("#{"));
    }

    /**
     * Returns the URL.
     *
     * @throws IllegalStateException if it differs from one arrival to the next
     */
    public URI uri() {
        if (url.contains("#{")) {
            throw new IllegalStateException("the URL is a template: " + url);
        }
        return URI.create(url);
    }

    @Override
    public HttpOperation seeded(long decided) {
        return new HttpOperation(url, method, headers, body, version, tls, data, expected, decided);
    }

    @Override
    public String description() {
        return method + " " + url;
    }

    /**
     * One header of a request.
     *
     * @param name its name
     * @param value its value
     */
    public record Header(String name, String value) {}
}
