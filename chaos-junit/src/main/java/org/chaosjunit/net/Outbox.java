package org.chaosjunit.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** What is on its way to one side, in order, each part held back as long as its exchange says. */
final class Outbox {
    /** Nothing waits for a point in time. */
    static final long NEVER = Long.MAX_VALUE;

    private enum Kind {
        BYTES,
        END,
        RESET
    }

    private record Part(Kind kind, ByteBuffer bytes, long since, Treatment exchange) {
        long due() {
            return since + exchange.delayNanos();
        }
    }

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel to;
    private final Deque<Part> parts = new ArrayDeque<>();
    private int queued;
    private boolean blocked;
    private boolean ended;

    Outbox(SocketChannel to) {
        this.to = to;
    }

    /** Takes the bytes, which may be overwritten afterwards. */
    void add(ByteBuffer bytes, Treatment exchange) throws IOException {
        long now = System.nanoTime();
        if (parts.isEmpty() && exchange.delayNanos() == 0) {
            to.write(bytes);
        }
        if (bytes.hasRemaining()) {
            ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
            queued += copy.remaining();
            parts.add(new Part(Kind.BYTES, copy, now, exchange));
        }
    }

    /** Ends the stream behind what is queued. */
    void end(Treatment exchange) {
        parts.add(new Part(Kind.END, NOTHING, System.nanoTime(), exchange));
    }

    /** Resets the connection behind what is queued. */
    void reset(Treatment exchange) {
        parts.add(new Part(Kind.RESET, NOTHING, System.nanoTime(), exchange));
    }

    /**
     * Writes what is due; returns when the next part will be, or {@link #NEVER} if only the socket is waited for.
     *
     * @throws IOException if the connection is, or is to be, reset
     */
    long flush() throws IOException {
        blocked = false;
        long now = System.nanoTime();
        for (Part part = parts.peek(); part != null; part = parts.peek()) {
            if (part.due() - now > 0) {
                return part.due();
            }
            switch (part.kind()) {
                case END -> {
                    to.shutdownOutput();
                    ended = true;
                }
                case RESET -> throw new IOException("the other side has reset the connection");
                case BYTES -> {
                    queued -= to.write(part.bytes());
                    if (part.bytes().hasRemaining()) {
                        blocked = true;
                        return NEVER;
                    }
                }
            }
            parts.remove();
        }
        return NEVER;
    }

    /** Forgets all that waits. */
    void clear() {
        parts.clear();
        queued = 0;
        blocked = false;
    }

    /** Returns how many bytes wait. */
    int queued() {
        return queued;
    }

    /** Tells whether the socket takes no more for now. */
    boolean isBlocked() {
        return blocked;
    }

    /** Tells whether the end of the stream has been sent. */
    boolean isEnded() {
        return ended;
    }

    /** Closes a channel such that its other side sees a reset. */
    static void reset(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // Already closed, or reset by the other side: the close below is all that is left to do.
        }
        close(channel);
    }

    /** Closes a channel, whatever its state. */
    static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
    }
}
