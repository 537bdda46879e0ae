package org.chaosjunit.jvm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Really resets each connection once a request has come. */
final class ResettingServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ResettingServer() throws IOException {
        threads.execute(this::accept);
    }

    String url() {
        return "http://localhost:" + socket.getLocalPort() + "/";
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> reset(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void reset(Socket client) {
        try (client) {
            client.setSoLinger(true, 0);
            if (client.getInputStream().read(new byte[8192]) < 0) {
                client.setSoLinger(false, 0);
            }
        } catch (IOException e) {
            // The client has gone already.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
