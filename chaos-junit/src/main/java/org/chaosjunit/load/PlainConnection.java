package org.chaosjunit.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connection that carries one exchange after another.
 *
 * <p>A request is written at once, by whoever brings it: to wake up another thread for that would cost as much processor
 * time as the request. Only the answer, and what the socket does not take, is left to the thread that selects.
 */
final class PlainConnection {
    private final SocketChannel channel;
    private final SelectionKey key;
    private @Nullable PlainExchange current;
    private boolean connected;
    private volatile long idleSince;

    PlainConnection(SocketChannel channel, SelectionKey key, PlainExchange first) {
        this.channel = channel;
        this.key = key;
        this.current = first;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Since when it has been idle, a value of {@link System#nanoTime()}. */
    long idleSince() {
        return idleSince;
    }

    /** Carries out an exchange; the one before is over. */
    void carry(PlainExchange exchange) {
        exchange.isCarriedBy(this);
        IOException cause;
        synchronized (this) {
            current = exchange;
            try {
                write(exchange);
                return;
            } catch (IOException broken) {
                abandon();
                cause = broken;
            }
        }
        exchange.refused(cause);
    }

    private void write(PlainExchange exchange) throws IOException {
        int interest = exchange.writeTo(channel) ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
            key.selector().wakeup();
        }
    }

    /** Does what the socket is ready for. */
    void proceed(ByteBuffer buffer) {
        PlainExchange carried;
        IOException cause;
        synchronized (this) {
            carried = current;
            try {
                if (!key.isValid() || !advance(carried, buffer)) {
                    return;
                }
                cause = null;
            } catch (IOException broken) {
                abandon();
                cause = broken;
            }
        }
        if (carried != null && cause == null) {
            carried.answered(this);
        } else if (carried != null && cause != null) {
            carried.failed(cause);
        }
    }

    /** Tells whether the exchange is over. */
    private boolean advance(@Nullable PlainExchange exchange, ByteBuffer buffer) throws IOException {
        if (exchange == null) {
            // Closed while idle, or an answer to nothing.
            abandon();
            return false;
        }
        if (!connected) {
            connected = channel.finishConnect();
            write(exchange);
            return false;
        }
        if (key.isWritable()) {
            try {
                write(exchange);
            } catch (IOException refused) {
                // The server may have answered before it closed.
                if (read(exchange, buffer)) {
                    return true;
                }
                throw refused;
            }
        }
        return key.isReadable() && read(exchange, buffer);
    }

    private boolean read(PlainExchange exchange, ByteBuffer buffer) throws IOException {
        buffer.clear();
        boolean more = channel.read(buffer) >= 0;
        boolean whole =
                more ? exchange.answer().read(buffer.flip()) : exchange.answer().close();
        if (whole) {
            current = null;
            idleSince = System.nanoTime();
            if (buffer.hasRemaining() || !exchange.leavesConnectionOpen()) {
                abandon();
            }
        } else if (!more) {
            throw new EOFException("the connection was closed before the answer was whole");
        }
        return whole;
    }

    /** Closes it if it carries this exchange. */
    synchronized void giveUp(PlainExchange exchange) {
        if (current == exchange) {
            abandon();
        }
    }

    synchronized void close() {
        abandon();
    }

    private void abandon() {
        current = null;
        try {
            channel.close();
        } catch (IOException closed) {
            // Nothing else could be done about it.
        }
        // The socket itself is only closed by the next selection.
        key.selector().wakeup();
    }
}
