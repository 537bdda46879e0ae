package org.chaosjunit.load;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/2, and how many more requests it can take.
 *
 * <p>HttpCore would let requests wait unseen when the server wants no more of them at a time, so none is handed to it beyond
 * that. What the server wants is known from its first frame on; until then requests wait here.
 */
final class Http2Connection {
    /** What is assumed until the server has said it; HTTP/2 recommends no less. */
    private static final int ASSUMED_LIMIT = 100;
    /** A connect that takes longer may have lost its first packet; then a new one is sooner there. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Http2Connections connections;
    private final long openedNanos = System.nanoTime();
    private final Set<Http2Call> waiting = new LinkedHashSet<>();
    private final Map<Integer, Http2Call> streams = new ConcurrentHashMap<>();
    private int limit = ASSUMED_LIMIT;
    private int taken;
    private boolean ready;
    private boolean retired;
    private @Nullable Http2Call scout;
    private boolean scoutGone;
    private @Nullable IOSession session;
    private @Nullable Future<IOSession> connecting;
    private volatile long heardNanos = openedNanos;
    private volatile @Nullable HttpConnection http;
    private int newestStream; // Only the connection's thread has to do with it.

    Http2Connection(Http2Connections connections) {
        this.connections = connections;
    }

    /** Takes the request if it need not wait behind others; answers whether it was taken. */
    boolean offer(Http2Call call) {
        if (isLost()) {
            retire();
        }
        IOSession to;
        synchronized (this) {
            boolean slow = !ready && System.nanoTime() - openedNanos > PATIENCE_NANOS;
            if (retired || slow || taken >= limit) {
                return false;
            }
            taken++;
            call.assigned(this);
            if (!ready) {
                waiting.add(call);
            }
            to = ready ? session : null;
        }
        if (to != null) {
            call.execute(to);
        }
        return true;
    }

    private synchronized boolean isLost() {
        return session != null && !session.isOpen();
    }

    synchronized void opening(Future<IOSession> future) {
        connecting = future;
    }

    /** There is a connection, but the server has not said a word yet. */
    void connected(IOSession opened) {
        Http2Call first;
        synchronized (this) {
            session = opened;
            first = waiting.isEmpty() ? null : waiting.iterator().next();
            waiting.remove(first);
            scout = first;
        }
        if (first == null) {
            abandon();
        } else {
            // HttpCore holds it back until the server has spoken, and reports to it what goes wrong until then.
            first.execute(opened);
        }
    }

    /** The server has said how many requests at a time it wants; may be told more than once. */
    void ready(int most) {
        List<Http2Call> sent;
        List<Http2Call> surplus;
        IOSession to;
        synchronized (this) {
            limit = most;
            to = session;
            if (ready || to == null) {
                return;
            }
            ready = true;
            List<Http2Call> all = List.copyOf(waiting);
            int room = Math.min(all.size(), Math.max(0, most - 1)); // One is the scout's.
            sent = all.subList(0, room);
            surplus = all.subList(room, all.size());
            waiting.clear();
            taken -= surplus.size();
        }
        sent.forEach(call -> call.execute(to));
        if (most == 0) {
            // Another connection would hear the same, and so on without end.
            allFail(surplus, new IOException("the server allows no requests at all (HTTP/2 SETTINGS)"));
            abandon();
        } else {
            surplus.forEach(connections::send);
        }
    }

    synchronized boolean isReady() {
        return ready;
    }

    /** It could not be opened, or broke before the server said a word; later, its streams are told apart. */
    void broken(Exception cause) {
        List<Http2Call> stranded;
        synchronized (this) {
            if (ready) {
                return;
            }
            stranded = List.copyOf(waiting);
            waiting.clear();
        }
        retire();
        allFail(stranded, cause);
    }

    private void allFail(List<Http2Call> calls, Exception cause) {
        Http2Call first;
        synchronized (this) {
            first = scout;
        }
        if (first != null) {
            first.fail(cause);
        }
        calls.forEach(call -> call.fail(cause));
    }

    /** The server takes no new requests here, and will never answer those beyond the last one. */
    void goingAway(int lastStream) {
        retire();
        streams.forEach((stream, call) -> {
            if (stream > lastStream) {
                call.moveOn();
            }
        });
    }

    void heard() {
        heardNanos = System.nanoTime();
    }

    void begins(HttpConnection connection, int stream) {
        http = connection;
        newestStream = stream;
    }

    /** Ends a stream so that the server hears of it. */
    boolean reset(int stream) {
        HttpConnection connection = http;
        return connection != null && StreamReset.reset(connection, stream);
    }

    /** The call has become the stream that began last; told on the thread that said so. */
    int isNewestStream(Http2Call call) {
        streams.put(newestStream, call);
        return newestStream;
    }

    /** A call was given up; where nobody else waits for the server's first word, it is not waited for any more. */
    void withdraw(Http2Call call) {
        synchronized (this) {
            if (ready) {
                return;
            }
            if (waiting.remove(call)) {
                taken--;
            }
            scoutGone |= call == scout;
            if (!waiting.isEmpty() || (scout != null && !scoutGone)) {
                return;
            }
        }
        abandon();
    }

    private void abandon() {
        retire();
        Future<IOSession> future;
        IOSession opened;
        synchronized (this) {
            future = connecting;
            opened = session;
        }
        if (opened != null) {
            opened.close(CloseMode.IMMEDIATE);
        } else if (future != null) {
            future.cancel(true);
        }
    }

    /** A call was given up that was sent then: where nothing at all was heard since, no more requests are sent. */
    void unanswered(long sentNanos) {
        if (heardNanos - sentNanos < 0) {
            retire();
        }
    }

    /** The connection has done with a call, which was that stream. */
    void released(int stream) {
        streams.remove(stream);
        IOSession unused;
        synchronized (this) {
            taken--;
            unused = retired && taken == 0 ? session : null;
        }
        if (unused != null) {
            unused.close(CloseMode.GRACEFUL);
        }
    }

    private void retire() {
        connections.forget(this);
        IOSession unused;
        synchronized (this) {
            retired = true;
            unused = taken == 0 ? session : null;
        }
        if (unused != null) {
            unused.close(CloseMode.GRACEFUL);
        }
    }
}
