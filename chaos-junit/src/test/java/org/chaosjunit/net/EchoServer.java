package org.chaosjunit.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that says what it is told to say. */
final class EchoServer implements AutoCloseable {
    /** What a server says on one connection. */
    interface Conversation {
        void hold(Socket socket, InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger connections = new AtomicInteger();
    private final Conversation conversation;

    EchoServer() throws IOException {
        this((socket, in, out) -> in.transferTo(out));
    }

    EchoServer(Conversation conversation) throws IOException {
        this.conversation = conversation;
        threads.execute(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                threads.execute(() -> hold(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void hold(Socket client) {
        try (client) {
            conversation.hold(client, client.getInputStream(), client.getOutputStream());
        } catch (IOException e) {
            // The client has gone; the test sees what it needs on its own side.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
