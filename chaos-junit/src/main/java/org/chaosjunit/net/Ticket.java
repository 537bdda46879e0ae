package org.chaosjunit.net;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;

/** The right of one connection to be forwarded: the proxy takes nobody in who cannot show it. */
public final class Ticket {
    private final Listener listener;
    private final SocketChannel server;
    private final Supplier<Treatment> exchanges;

    Ticket(Listener listener, SocketChannel server, Supplier<Treatment> exchanges) {
        this.listener = listener;
        this.server = server;
        this.exchanges = exchanges;
    }

    /** Returns where to connect to instead. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** Says from which local port that connection comes; to be called once it is under way. */
    public void claim(int port) {
        listener.claim(port, this);
    }

    /** Gives the ticket back, because the connection failed. */
    public void cancel() {
        Outbox.close(server);
    }

    SocketChannel server() {
        return server;
    }

    Supplier<Treatment> exchanges() {
        return exchanges;
    }
}
