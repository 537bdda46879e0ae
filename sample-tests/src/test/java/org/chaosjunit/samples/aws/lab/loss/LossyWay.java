package org.chaosjunit.samples.aws.lab.loss;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.chaosjunit.result.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * The way to a service, on which segments of TCP are lost as behind a NAT whose interface drops packets: from the client to
 * the service, and not back.
 *
 * <p>It relays connections, and holds each back for as long as {@link Losses} says. That is what the program feels of lost
 * packets, for TCP repairs all else.
 */
public final class LossyWay implements AutoCloseable {
    private static final Map<String, LossyWay> WAYS = new ConcurrentHashMap<>();
    private static final int SEGMENT = 1448;

    private final String name;
    private final InetSocketAddress service;
    private final ServerSocket server;
    private volatile @Nullable Losses losses;
    private volatile boolean loses;

    private LossyWay(String name, InetSocketAddress service, ServerSocket server) {
        this.name = name;
        this.service = service;
        this.server = server;
    }

    /** Opens a way to a service on this machine, on which nothing is lost yet. */
    public static LossyWay open(String name, URI service) {
        try {
            ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            LossyWay way = new LossyWay(name, new InetSocketAddress(service.getHost(), service.getPort()), server);
            WAYS.put(name, way);
            start(way::accept);
            return way;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<LossyWay> named(@Nullable String name) {
        return Optional.ofNullable(name).map(WAYS::get);
    }

    /** Returns where the service is to be reached on this way. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    void lose(double share, long seed) {
        losses = new Losses(share, seed);
        loses = true;
    }

    void loseNothing() {
        loses = false;
    }

    boolean loses() {
        return loses;
    }

    Evidence evidence(LostSegments fault) {
        Losses counted = losses;
        if (counted == null) {
            throw new IllegalStateException("nothing has been lost on " + name);
        }
        return counted.evidence(fault);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                start(() -> relay(client));
            }
        } catch (IOException closed) {
            // Nobody is to come any more.
        }
    }

    private void relay(Socket client) {
        try (client;
                Socket onward = new Socket()) {
            if (!arrives(Losses::ofOpening)) {
                return;
            }
            onward.connect(service);
            start(() -> copyBack(onward, client));
            InputStream in = client.getInputStream();
            byte[] segment = new byte[SEGMENT];
            for (int length = in.read(segment); length >= 0; length = in.read(segment)) {
                if (!arrives(Losses::ofData)) {
                    return;
                }
                onward.getOutputStream().write(segment, 0, length);
            }
        } catch (IOException e) {
            // Both ends see it.
        }
    }

    /** Waits for a segment; what is not lost is there at once. */
    private boolean arrives(Function<Losses, Losses.Fate> draw) {
        Losses drawn = losses;
        Losses.Fate fate = loses && drawn != null ? draw.apply(drawn) : Losses.Fate.UNHARMED;
        long end = System.nanoTime() + fate.after().toNanos();
        for (long left = end - System.nanoTime(); left > 0 && !server.isClosed(); left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return fate.arrives() && !server.isClosed();
    }

    private static void copyBack(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException e) {
            // One end is gone, and the other sees it.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "lossy-way");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        WAYS.remove(name, this);
        server.close();
    }
}
