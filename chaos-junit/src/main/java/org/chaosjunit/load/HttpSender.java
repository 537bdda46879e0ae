package org.chaosjunit.load;

import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;
import org.chaosjunit.spi.HttpOperation;

/** Sends each arrival over a free connection, or over a new one if there is none: never behind another arrival. */
final class HttpSender implements Sender {
    private final HttpOperation operation;
    private final HttpConnections connections;

    HttpSender(HttpOperation operation, HttpConnections connections) {
        this.operation = operation;
        this.connections = connections;
    }

    @Override
    public void send(Arrival arrival) {
        arrival.send();
        IOSession free = connections.free();
        if (free != null) {
            exchange(free, arrival);
        } else {
            connect(arrival);
        }
    }

    private void connect(Arrival arrival) {
        Future<IOSession> connecting = connections.open(new FutureCallback<>() {
            @Override
            public void completed(IOSession session) {
                exchange(session, arrival);
            }

            @Override
            public void failed(Exception cause) {
                arrival.fail(cause);
            }

            @Override
            public void cancelled() {
                arrival.end(false);
            }
        });
        arrival.onGivenUp(() -> connecting.cancel(true));
    }

    private void exchange(IOSession session, Arrival arrival) {
        arrival.onGivenUp(() -> session.close(CloseMode.IMMEDIATE));
        if (arrival.isEnded()) {
            return;
        }
        HttpExchange exchange = new HttpExchange(operation, connections.host(), new HttpExchange.Ending() {
            @Override
            public void answered(int status, boolean requestSent) {
                if (requestSent) {
                    connections.release(session);
                } else {
                    session.close(CloseMode.IMMEDIATE);
                }
                if (status >= 200 && status < 400) {
                    arrival.end(true);
                } else {
                    arrival.fail("status " + status);
                }
            }

            @Override
            public void notExecuted() {
                // An idle connection was closed just before the request went out: that says nothing about the arrival.
                if (!arrival.isEnded()) {
                    connect(arrival);
                }
            }

            @Override
            public void failed(Exception cause) {
                arrival.fail(cause);
            }
        });
        session.enqueue(new RequestExecutionCommand(exchange, HttpCoreContext.create()), Command.Priority.NORMAL);
    }

    @Override
    public void close() {
        connections.close();
    }
}
