package org.chaosjunit.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** The bytes of a request of HTTP/1.1. */
final class PlainRequest {
    // A server may refuse one of these that says nothing about its body.
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    // From data, one could end the header and begin another.
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\x00]");

    private PlainRequest() {}

    /** Returns them; {@code authority} is the server as the URL names it. */
    static ByteBuffer of(RenderedRequest request, String authority) {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\n");
        addUnlessGiven(head, request, "Host", authority);
        request.headers().forEach(header -> add(head, header.name(), header.value()));
        byte[] body = request.body();
        if (body.length > 0 || WITH_BODY.contains(request.method())) {
            add(head, "Content-Length", Integer.toString(body.length));
        }
        addUnlessGiven(head, request, "Connection", "keep-alive");
        addUnlessGiven(head, request, "User-Agent", "chaos-junit");
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(first.length + body.length)
                .put(first)
                .put(body)
                .flip();
    }

    private static void addUnlessGiven(StringBuilder head, RenderedRequest request, String name, String value) {
        if (request.headers().stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
            add(head, name, value);
        }
    }

    private static void add(StringBuilder head, String name, String value) {
        head.append(name)
                .append(": ")
                .append(LINE_BREAK.matcher(value).replaceAll(" "))
                .append("\r\n");
    }
}
