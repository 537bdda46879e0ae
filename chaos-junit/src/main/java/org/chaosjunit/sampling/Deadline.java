package org.chaosjunit.sampling;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Closes sockets when the time is up, for no interrupt ends a read of a socket. */
final class Deadline implements AutoCloseable {
    private final CompletableFuture<Void> clock = new CompletableFuture<>();

    // Guarded by this.
    private final List<Socket> sockets = new ArrayList<>();
    private boolean over;

    Deadline(Duration timeout) {
        var unused = clock.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS).exceptionally(late -> end());
    }

    synchronized <S extends Socket> S closing(S socket) throws IOException {
        sockets.add(socket);
        if (over) {
            socket.close();
        }
        return socket;
    }

    @SuppressWarnings("NullAway") // There is no other value of Void.
    private synchronized Void end() {
        over = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // Whoever reads from it finds out.
            }
        }
        return null;
    }

    @Override
    public void close() {
        clock.complete(null);
    }
}
