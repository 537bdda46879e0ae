package org.chaosjunit.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chaosjunit.spi.ExemptThread;
import org.jspecify.annotations.Nullable;

/** Connections to one server, kept alive, opened and read by one thread. */
final class PlainConnections {
    private static final int BUFFER = 64 * 1024;
    private static final long PATIENCE_MILLIS = 1000;
    // Some servers close what was idle for 5 s: a request that crosses that on its way would seem to have failed.
    private static final long LONGEST_IDLE = TimeUnit.SECONDS.toNanos(4);

    private final String host;
    private final int port;
    private final Selector selector = openSelector();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Deque<PlainConnection> idle = new ConcurrentLinkedDeque<>();
    private final Queue<PlainExchange> unconnected = new ConcurrentLinkedQueue<>();
    private final Consumer<SelectionKey> proceed = this::proceed;
    private final Thread thread;
    private volatile boolean closed;

    PlainConnections(URI uri, String threadName) {
        this.host = uri.getHost().replaceAll("^\\[|]$", "");
        this.port = uri.getPort() < 0 ? 80 : uri.getPort();
        this.thread = new ExemptThread(this::run, threadName);
        thread.start();
    }

    private static Selector openSelector() {
        try {
            return Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the connection that was used last among those that are free and open, so that few are kept warm. */
    @Nullable
    PlainConnection free() {
        PlainConnection connection = idle.pollFirst();
        while (connection != null && !isFresh(connection)) {
            connection = idle.pollFirst();
        }
        return connection;
    }

    private static boolean isFresh(PlainConnection connection) {
        if (System.nanoTime() - connection.idleSince() > LONGEST_IDLE) {
            connection.close();
        }
        return connection.isOpen();
    }

    /** Takes back a connection that can carry another request. */
    void release(PlainConnection connection) {
        idle.addFirst(connection);
    }

    /** Opens another connection for the exchange. */
    void open(PlainExchange exchange) {
        unconnected.add(exchange);
        selector.wakeup();
    }

    private void run() {
        try (selector) {
            while (!closed) {
                turn();
            }
            new ArrayList<>(selector.keys()).forEach(key -> connection(key).close());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A method of its own, for the JVM compiles what is called often much sooner than a loop that never ends.
    private void turn() throws IOException {
        selector.select(proceed);
        connect();
    }

    private static PlainConnection connection(SelectionKey key) {
        return (PlainConnection) key.attachment();
    }

    // Whatever happens to one arrival must not end the thread that all the others need.
    private void proceed(SelectionKey key) {
        try {
            connection(key).proceed(buffer);
        } catch (RuntimeException | OutOfMemoryError e) {
            connection(key).close();
        }
    }

    private void connect() {
        for (PlainExchange next = unconnected.poll(); next != null; next = unconnected.poll()) {
            if (!next.isOver()) {
                try {
                    connect(next);
                } catch (IOException | RuntimeException e) {
                    next.failed(e);
                }
            }
        }
    }

    private void connect(PlainExchange exchange) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            // One that is there at once, as some systems do it on loopback, is never ready to connect.
            int interest = channel.connect(address) ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT;
            SelectionKey key = channel.register(selector, interest);
            PlainConnection connection = new PlainConnection(channel, key, exchange);
            key.attach(connection);
            exchange.isCarriedBy(connection);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    void close() {
        closed = true;
        boolean interrupted = Thread.interrupted();
        selector.wakeup();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        idle.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
