package org.chaosjunit.load;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.ComplexCancellable;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.H2ConnectionException;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;
import org.chaosjunit.load.answer.Answer;
import org.jspecify.annotations.Nullable;

/** One attempt to get an answer over a connection of HTTP/2. */
final class Http2Call implements HttpExchange.Ending {
    /** How often a request may meet a connection that closes just then. */
    private static final int MOST_ATTEMPTS = 10;

    private final RenderedRequest request;
    private final Arrival arrival;
    private final AnswerDesk desk;
    private final Http2Connections connections;
    private final int attempt;
    private final ComplexCancellable stream = new ComplexCancellable();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile @Nullable Http2Connection connection;
    private volatile boolean executed;
    private volatile long executedNanos;
    private volatile int streamId;

    Http2Call(RenderedRequest request, Arrival arrival, AnswerDesk desk, Http2Connections connections) {
        this(request, arrival, desk, connections, 1);
    }

    private Http2Call(
            RenderedRequest request, Arrival arrival, AnswerDesk desk, Http2Connections connections, int attempt) {
        this.request = request;
        this.arrival = arrival;
        this.desk = desk;
        this.connections = connections;
        this.attempt = attempt;
    }

    /** A connection has taken it; it may be another than before as long as it was not executed. */
    void assigned(Http2Connection to) {
        boolean first = connection == null;
        connection = to;
        if (first) {
            arrival.onGivenUp(this::giveUp);
        }
    }

    void execute(IOSession session) {
        if (arrival.isEnded()) {
            released();
            return;
        }
        executedNanos = System.nanoTime();
        executed = true;
        HttpExchange exchange = new HttpExchange(request, connections.host(), desk.needsBody(), this);
        session.enqueue(
                new RequestExecutionCommand(exchange, null, stream, HttpCoreContext.create()), Command.Priority.NORMAL);
    }

    // Only the stream is reset: other arrivals go on over the connection.
    private void giveUp() {
        Http2Connection on = connection;
        if (on == null || !over.compareAndSet(false, true)) {
            return;
        }
        on.withdraw(this);
        if (executed) {
            reset(on);
            on.unanswered(executedNanos);
        }
    }

    private void reset(Http2Connection on) {
        if (streamId == 0 || !on.reset(streamId)) {
            stream.cancel();
        }
    }

    @Override
    public void begun() {
        Http2Connection on = connection;
        if (on != null) {
            streamId = on.isNewestStream(this);
        }
    }

    @Override
    public void answered(Answer answer, boolean requestSent) {
        Http2Connection on = connection;
        if (!requestSent && on != null) {
            reset(on);
        }
        if (over.compareAndSet(false, true)) {
            desk.answered(arrival, answer);
        }
    }

    /** The server will not carry it out on this connection: another one gets it. */
    void moveOn() {
        if (over.compareAndSet(false, true)) {
            again();
        }
    }

    @Override
    public void notExecuted() {
        Http2Connection on = connection;
        if (on != null) {
            // Where the server has spoken, it only closed just then: that says nothing about the arrival.
            on.broken(new IOException("the connection was closed (the server did not speak HTTP/2)"));
        }
        if (over.compareAndSet(false, true)) {
            again();
        }
    }

    private void again() {
        if (arrival.isEnded()) {
            return;
        }
        if (attempt < MOST_ATTEMPTS) {
            connections.send(new Http2Call(request, arrival, desk, connections, attempt + 1));
        } else {
            arrival.fail("the connection was closed before the request was carried out, " + attempt + " times");
        }
    }

    @Override
    public void failed(Exception cause) {
        Http2Connection on = connection;
        Exception told = cause instanceof H2ConnectionException && on != null && !on.isReady()
                ? new IOException(cause.getMessage() + " (the server did not speak HTTP/2)", cause)
                : cause;
        if (on != null) {
            on.broken(told);
        }
        fail(told);
    }

    /** There will be no answer. */
    void fail(Exception cause) {
        if (over.compareAndSet(false, true)) {
            arrival.unanswered(cause);
        }
    }

    @Override
    public void released() {
        Http2Connection on = connection;
        if (on != null && released.compareAndSet(false, true)) {
            on.released(streamId);
        }
    }
}
