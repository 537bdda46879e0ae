package org.chaosjunit.net;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A client's connection, its counterpart to the server, and the exchange that is under way on them. */
final class Link implements Loop.Channel {
    /** Bytes the server may be ahead of the client under a delay, which must not throttle an ordinary answer. */
    private static final int DELAYED_WINDOW = 4 * 1024 * 1024;

    /** Bytes one side may otherwise be ahead of the other, like the buffers of a host. */
    private static final int WINDOW = 256 * 1024;

    private static final int RESET = -2;

    private final Loop loop;
    private final SocketChannel client;
    private final SocketChannel server;
    private final Supplier<Treatment> exchanges;
    private final Consumer<Link> ended;
    private final Outbox toClient;
    private final Outbox toServer;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;

    private Treatment exchange = Treatment.PASS;
    private boolean started;
    private boolean requesting;
    private boolean clientDone;
    private boolean serverDone;
    private boolean serverDeaf;
    private int withheld;
    private long alarm = Outbox.NEVER;

    Link(Loop loop, SocketChannel client, SocketChannel server, Supplier<Treatment> exchanges, Consumer<Link> ended)
            throws IOException {
        this.loop = loop;
        this.ended = ended;
        this.client = client;
        this.server = server;
        this.exchanges = exchanges;
        this.toClient = new Outbox(client);
        this.toServer = new Outbox(server);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        server.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.clientKey = loop.watch(client, SelectionKey.OP_READ, this);
        this.serverKey = loop.watch(server, SelectionKey.OP_READ, this);
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        if (key.isReadable()) {
            if (key == clientKey) {
                readRequest();
            } else {
                readAnswer();
            }
        }
        proceed();
    }

    /** Looks again at what is held back, because the rules have changed. */
    void reconsider() {
        if (withheld > 0 && exchange.fate() != Treatment.Fate.WITHHOLD) {
            // What was withheld is gone, so this connection can only end.
            abort();
        } else {
            proceedOrAbort();
        }
    }

    /** Resets both sides. */
    @Override
    public void abort() {
        Outbox.reset(client);
        Outbox.reset(server);
        end();
    }

    // A timer may still know this link; it must not keep what was on its way.
    private void end() {
        toClient.clear();
        toServer.clear();
        ended.accept(this);
    }

    private void readRequest() throws IOException {
        ByteBuffer bytes = loop.buffer();
        int n = client.read(bytes);
        if (n < 0) {
            clientDone = true;
            if (withheld > 0) {
                abort();
            } else {
                toServer.end(Treatment.PASS);
            }
            return;
        }
        if (n > 0 && !requesting) {
            requesting = true;
            begin();
        }
        switch (exchange.fate()) {
            case WITHHOLD -> withheld += n;
            case REFUSE -> abort();
            case RESET, PASS -> {
                if (withheld > 0) {
                    abort();
                } else {
                    forward(bytes.flip());
                }
            }
        }
    }

    private void forward(ByteBuffer bytes) {
        try {
            toServer.add(bytes, Treatment.PASS);
        } catch (IOException e) {
            serverDeaf = true;
        }
    }

    private void readAnswer() throws IOException {
        ByteBuffer bytes = loop.buffer();
        int n = readServer(bytes);
        if (n == 0) {
            return;
        }
        serverDone = n < 0;
        if (!started && n > 0) {
            // Some servers speak first.
            begin();
            requesting = true;
        }
        if (requesting) {
            requesting = false;
            exchange.answered();
        }
        if (exchange.fate() == Treatment.Fate.RESET) {
            abort();
        } else if (n == RESET || (n < 0 && serverDeaf)) {
            toClient.reset(exchange);
        } else if (n < 0) {
            toClient.end(exchange);
        } else {
            acknowledge();
            toClient.add(bytes.flip(), exchange);
        }
    }

    private int readServer(ByteBuffer bytes) {
        try {
            return server.read(bytes);
        } catch (IOException e) {
            return RESET;
        }
    }

    private void begin() {
        started = true;
        exchange = exchanges.get();
    }

    // A held answer delays the acknowledgement that would ride on the next request; a server with Nagle's algorithm
    // waits for that, and would add its 40 ms to ours.
    private void acknowledge() throws IOException {
        if (exchange.delayNanos() > 0) {
            Optional<SocketOption<Boolean>> option = quickAck(server);
            if (option.isPresent()) {
                server.setOption(option.get(), true);
            }
        }
    }

    private void proceedOrAbort() {
        try {
            proceed();
        } catch (IOException e) {
            abort();
        }
    }

    private void proceed() throws IOException {
        if (!client.isOpen()) {
            return;
        }
        flushToServer();
        ringAt(toClient.flush());
        if (toClient.isEnded() && serverDeaf) {
            abort();
            return;
        }
        if (toClient.isEnded() && toServer.isEnded()) {
            Outbox.close(client);
            Outbox.close(server);
            end();
            return;
        }
        boolean room = (withheld == 0 ? toServer.queued() : withheld) < WINDOW;
        int window = exchange.delayNanos() > 0 ? DELAYED_WINDOW : WINDOW;
        interest(clientKey, room && !clientDone && !serverDeaf, toClient.isBlocked());
        interest(serverKey, toClient.queued() < window && !serverDone && withheld == 0, toServer.isBlocked());
    }

    // A server that takes no more, because it has reset the connection, may have answered before: the client gets that
    // answer, and then the reset.
    private void flushToServer() {
        try {
            toServer.flush();
        } catch (IOException e) {
            serverDeaf = true;
        }
        if (serverDeaf) {
            toServer.clear();
        }
    }

    private void ringAt(long due) {
        if (due != Outbox.NEVER && due != alarm) {
            alarm = due;
            loop.at(due, this::proceedOrAbort);
        }
    }

    private static void interest(SelectionKey key, boolean read, boolean write) {
        int ops = (read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
        if (key.interestOps() != ops) {
            key.interestOps(ops);
        }
    }

    // By its name, because the module that holds the option is not in every run-time image.
    @SuppressWarnings("unchecked")
    private static Optional<SocketOption<Boolean>> quickAck(SocketChannel channel) {
        return channel.supportedOptions().stream()
                .filter(option -> option.name().equals("TCP_QUICKACK"))
                .map(option -> (SocketOption<Boolean>) option)
                .findAny();
    }
}
