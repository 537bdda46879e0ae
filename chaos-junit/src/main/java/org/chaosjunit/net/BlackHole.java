package org.chaosjunit.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A loopback port whose queue is full: Linux drops who knocks, and the connection attempt times out.
 *
 * <p>Closing it frees those who still wait: their next knock is refused. It comes, as the intervals double, within a
 * second or after about as long as they have waited already.
 */
public final class BlackHole implements Closeable {
    // One more than the queue holds (two, at a backlog of one), and one for good measure.
    private static final int FILLERS = 4;

    private final ServerSocketChannel socket;
    private final InetSocketAddress address;
    private final List<SocketChannel> fillers = new ArrayList<>();

    /**
     * Opens a port and fills its queue.
     *
     * @throws IOException if there is no free port
     */
    public BlackHole() throws IOException {
        socket = ServerSocketChannel.open();
        socket.bind(Loopback.freePort(), 1);
        address = (InetSocketAddress) socket.getLocalAddress();
        for (int i = 0; i < FILLERS; i++) {
            SocketChannel filler = SocketChannel.open();
            fillers.add(filler);
            filler.configureBlocking(false);
            filler.connect(address);
        }
    }

    /** Returns where to connect to. */
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        // The listener first, or a place in its queue becomes free.
        socket.close();
        for (SocketChannel filler : fillers) {
            filler.close();
        }
    }
}
