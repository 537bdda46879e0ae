package org.chaosjunit.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/** A loopback port on which nobody listens and nobody else can: the operating system refuses who connects to it. */
public final class ClosedPort implements Closeable {
    // Bound, and held for that alone.
    private final SocketChannel socket;
    private final InetSocketAddress address;

    /**
     * Takes a free port.
     *
     * @throws IOException if there is none
     */
    public ClosedPort() throws IOException {
        socket = SocketChannel.open();
        socket.bind(Loopback.freePort());
        address = (InetSocketAddress) socket.getLocalAddress();
    }

    /** Returns where to connect to. */
    public InetSocketAddress address() {
        return address;
    }

    /** Gives the port back. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
