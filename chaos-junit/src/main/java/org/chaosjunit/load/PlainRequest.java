package org.chaosjunit.load;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.chaosjunit.spi.HttpOperation;

/** The bytes of a request of HTTP/1.1. */
final class PlainRequest {
    // A server may refuse one of these that says nothing about its body.
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private PlainRequest() {}

    static ByteBuffer of(HttpOperation operation) {
        byte[] body = operation.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder();
        head.append(operation.method())
                .append(' ')
                .append(path(operation.uri()))
                .append(" HTTP/1.1\r\n");
        addUnlessGiven(head, operation, "Host", operation.uri().getRawAuthority());
        operation.headers().forEach(header -> add(head, header.name(), header.value()));
        if (body.length > 0 || WITH_BODY.contains(operation.method())) {
            add(head, "Content-Length", Integer.toString(body.length));
        }
        addUnlessGiven(head, operation, "Connection", "keep-alive");
        addUnlessGiven(head, operation, "User-Agent", "chaos-junit");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static String path(URI uri) {
        String path = uri.getRawPath();
        String query = uri.getRawQuery();
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    private static void addUnlessGiven(StringBuilder head, HttpOperation operation, String name, String value) {
        if (operation.headers().stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
            add(head, name, value);
        }
    }

    private static void add(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
