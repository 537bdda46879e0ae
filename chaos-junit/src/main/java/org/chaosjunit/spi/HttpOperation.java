package org.chaosjunit.spi;

import java.net.URI;
import java.util.List;

/**
 * An HTTP request; an answer of status 2xx or 3xx is a success.
 *
 * @param uri absolute, {@code http} or {@code https}, with a host
 * @param method for example {@code GET}
 * @param headers in the order in which they are sent
 * @param body sent as UTF-8; empty for none
 */
public record HttpOperation(URI uri, String method, List<Header> headers, String body) implements Operation {
    /** Copies the list. */
    public HttpOperation {
        headers = List.copyOf(headers);
    }

    @Override
    public String description() {
        return method + " " + uri;
    }

    /**
     * One header of a request.
     *
     * @param name its name
     * @param value its value
     */
    public record Header(String name, String value) {}
}
