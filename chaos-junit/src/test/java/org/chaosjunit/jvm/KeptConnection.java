package org.chaosjunit.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;

/** One connection to a server, which comes back by itself no more than a raw socket does. */
final class KeptConnection implements AutoCloseable {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final Socket socket;

    KeptConnection(OrderServer server) throws IOException {
        socket = new Socket("localhost", server.port());
    }

    int localPort() {
        return socket.getLocalPort();
    }

    /** Returns {@code "answered"} or {@code "ended"}. */
    String call() throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(UTF_8));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf(OrderServer.ANSWER) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return "ended";
            }
            answer.append((char) next);
        }
        return "answered";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
