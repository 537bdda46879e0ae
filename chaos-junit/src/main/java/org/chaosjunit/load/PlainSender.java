package org.chaosjunit.load;

import java.nio.ByteBuffer;
import org.chaosjunit.spi.HttpOperation;

/**
 * Sends each arrival by HTTP/1.1 without TLS, over a free connection, or over a new one if there is none: never behind
 * another arrival.
 *
 * <p>By hand, not by HttpCore as all else: it shares the processors with the system under test, and half the cost of a
 * request, and most of that of the first ones, lies in what a library can do and this need not.
 */
final class PlainSender implements Sender {
    private final ByteBuffer request;
    private final boolean head;
    private final PlainConnections connections;

    PlainSender(HttpOperation operation, PlainConnections connections) {
        this.request = PlainRequest.of(operation);
        this.head = operation.method().equals("HEAD");
        this.connections = connections;
    }

    @Override
    public void send(Arrival arrival) {
        arrival.send();
        PlainExchange exchange = new PlainExchange(arrival, connections, request.duplicate(), new PlainAnswer(head));
        arrival.onGivenUp(exchange::giveUp);
        PlainConnection free = connections.free();
        if (free != null) {
            free.carry(exchange);
        } else {
            connections.open(exchange);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
