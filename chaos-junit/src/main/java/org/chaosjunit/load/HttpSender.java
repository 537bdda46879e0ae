package org.chaosjunit.load;

import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;
import org.chaosjunit.load.answer.Answer;

/** Sends each arrival over a free connection, or over a new one if there is none: never behind another arrival. */
final class HttpSender implements Sender {
    private final HttpRequests requests;
    private final HttpConnections connections;
    private final AnswerDesk desk;

    HttpSender(HttpRequests requests, HttpConnections connections, AnswerDesk desk) {
        this.requests = requests;
        this.connections = connections;
        this.desk = desk;
    }

    @Override
    public void send(Arrival arrival) {
        RenderedRequest request = requests.of(arrival.number());
        arrival.send();
        IOSession free = connections.free();
        if (free != null) {
            exchange(free, true, request, arrival);
        } else {
            connect(request, arrival);
        }
    }

    private void connect(RenderedRequest request, Arrival arrival) {
        Future<IOSession> connecting = connections.open(new FutureCallback<>() {
            @Override
            public void completed(IOSession session) {
                exchange(session, false, request, arrival);
            }

            @Override
            public void failed(Exception cause) {
                arrival.unanswered(cause);
            }

            @Override
            public void cancelled() {
                arrival.end(false);
            }
        });
        arrival.onGivenUp(() -> connecting.cancel(true));
    }

    private void exchange(IOSession session, boolean wasIdle, RenderedRequest request, Arrival arrival) {
        arrival.onGivenUp(() -> session.close(CloseMode.IMMEDIATE));
        if (arrival.isEnded()) {
            return;
        }
        HttpExchange.Ending ending = new HttpExchange.Ending() {
            @Override
            public void answered(Answer answer, boolean requestSent) {
                if (requestSent) {
                    connections.release(session);
                } else {
                    session.close(CloseMode.IMMEDIATE);
                }
                desk.answered(arrival, answer);
            }

            @Override
            public void notExecuted() {
                // An idle connection was closed just before the request went out: that says nothing about the arrival.
                if (wasIdle && !arrival.isEnded()) {
                    connect(request, arrival);
                } else {
                    arrival.fail("the connection was closed before the request was sent");
                }
            }

            @Override
            public void failed(Exception cause) {
                arrival.unanswered(cause);
            }
        };
        HttpExchange exchange = new HttpExchange(request, connections.host(), desk.needsBody(), ending);
        session.enqueue(new RequestExecutionCommand(exchange, HttpCoreContext.create()), Command.Priority.NORMAL);
    }

    @Override
    public void close() {
        connections.close();
        desk.close();
    }
}
