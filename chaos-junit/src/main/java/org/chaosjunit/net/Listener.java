package org.chaosjunit.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for servers on a loopback port, for those only who hold a {@link Ticket}.
 *
 * <p>A connection and the claim to it arrive in any order; the one that comes first waits for the other. Whoever else
 * on this machine connects finds nobody who claims it, and is reset.
 */
final class Listener implements Loop.Channel {
    private static final int BACKLOG = 1024;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Loop loop;
    private final Set<Link> links;
    private final ServerSocketChannel socket;
    private final InetSocketAddress address;
    private final Waiting<Ticket> claims;
    private final Waiting<SocketChannel> guests;

    /** Opens a port; {@code links} are those that are open, only for the thread of the loop. */
    Listener(Loop loop, Set<Link> links) throws IOException {
        this.loop = loop;
        this.links = links;
        this.claims = new Waiting<>(loop, Ticket::cancel);
        this.guests = new Waiting<>(loop, Outbox::reset);
        this.socket = ServerSocketChannel.open();
        socket.bind(Loopback.freePort(), BACKLOG);
        this.address = (InetSocketAddress) socket.getLocalAddress();
        loop.execute(this::listen);
    }

    InetSocketAddress address() {
        return address;
    }

    void claim(int port, Ticket ticket) {
        loop.execute(
                () -> guests.take(port).ifPresentOrElse(guest -> link(guest, ticket), () -> claims.put(port, ticket)));
    }

    @Override
    public void ready(SelectionKey key) {
        try {
            SocketChannel guest = socket.accept();
            if (guest != null) {
                welcome(guest);
            }
        } catch (IOException e) {
            // Most likely there are no descriptors left: trying again at once would only spin.
            key.interestOps(0);
            loop.at(System.nanoTime() + PAUSE, () -> key.interestOps(SelectionKey.OP_ACCEPT));
        }
    }

    @Override
    public void abort() {
        claims.disposeAll();
        guests.disposeAll();
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
    }

    private void listen() {
        try {
            loop.watch(socket, SelectionKey.OP_ACCEPT, this);
        } catch (IOException e) {
            abort();
        }
    }

    private void welcome(SocketChannel guest) throws IOException {
        int port = ((InetSocketAddress) guest.getRemoteAddress()).getPort();
        claims.take(port).ifPresentOrElse(ticket -> link(guest, ticket), () -> guests.put(port, guest));
    }

    private void link(SocketChannel guest, Ticket ticket) {
        try {
            links.add(new Link(loop, guest, ticket.server(), ticket.exchanges(), links::remove));
        } catch (IOException e) {
            Outbox.reset(guest);
            Outbox.reset(ticket.server());
        }
    }
}
