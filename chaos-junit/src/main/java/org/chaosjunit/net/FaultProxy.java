package org.chaosjunit.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Forwards TCP connections within this process, and does to each exchange on them what its {@link Treatment} says.
 *
 * <p>Safe for use by any thread; has one of its own.
 */
public final class FaultProxy implements AutoCloseable {
    /** Longest time in which a server that answers at all accepts a connection. A caller may be a selecting thread. */
    private static final long CONNECT_MILLIS = 200;

    private static final long RECONSIDER_SECONDS = 5;

    /** More than one, because of each a client has but as many ports as there are; not one for each server ever seen. */
    private static final int LISTENERS = 16;

    private final Loop loop;
    private final Map<Integer, Listener> listeners = new ConcurrentHashMap<>();
    // Only for the thread of the loop.
    private final Set<Link> links = new HashSet<>();

    /**
     * Creates a proxy and starts its thread.
     *
     * @param name name of the thread
     */
    public FaultProxy(String name) {
        loop = new Loop(name);
    }

    /**
     * Connects to a server on behalf of a client that will then connect to {@link Ticket#address()} instead.
     *
     * <p>Empty if the server does not accept at once, or this proxy cannot serve: then the client had best find out by
     * itself, so that it sees what it would see without us.
     *
     * @param server where the client wants to go
     * @param exchanges asked at the first byte of each exchange, by the thread of the proxy; must not wait
     */
    public Optional<Ticket> open(InetSocketAddress server, Supplier<Treatment> exchanges) {
        if (!loop.isOpen()) {
            return Optional.empty();
        }
        SocketChannel channel = null;
        try {
            Listener listener = listener(server);
            channel = SocketChannel.open();
            if (connect(channel, server)) {
                return Optional.of(new Ticket(listener, channel, exchanges));
            }
        } catch (IOException e) {
            // Refused, unreachable: the client is about to see the same.
        }
        if (channel != null) {
            Outbox.close(channel);
        }
        return Optional.empty();
    }

    /** Looks again at all that is held back, because the rules have changed; returns when that is done. */
    public void reconsider() {
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(() -> {
            List.copyOf(links).forEach(Link::reconsider);
            done.countDown();
        });
        boolean interrupted = false;
        try {
            while (loop.isOpen()) {
                try {
                    if (!done.await(RECONSIDER_SECONDS, TimeUnit.SECONDS)) {
                        throw new IllegalStateException(
                                "the fault proxy did not let go of its connections in " + RECONSIDER_SECONDS + " s");
                    }
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Resets all connections and stops. */
    @Override
    public void close() {
        loop.close();
    }

    private Listener listener(InetSocketAddress server) throws IOException {
        int slot = Math.floorMod(server.hashCode(), LISTENERS);
        Listener known = listeners.get(slot);
        return known != null ? known : startListener(slot);
    }

    private synchronized Listener startListener(int slot) throws IOException {
        Listener listener = listeners.get(slot);
        if (listener == null) {
            listener = new Listener(loop, links);
            listeners.put(slot, listener);
        }
        return listener;
    }

    // A blocking connect would close the channel if the caller is interrupted, which a blocking socket would not mind.
    private static boolean connect(SocketChannel channel, InetSocketAddress server) throws IOException {
        channel.configureBlocking(false);
        // On this machine it is done at once, and a selector would cost as much as all the rest.
        if (channel.connect(server) || channel.finishConnect()) {
            return true;
        }
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CONNECT_MILLIS);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_CONNECT);
            while (!channel.finishConnect()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                selector.select(left);
                interrupted |= Thread.interrupted();
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
