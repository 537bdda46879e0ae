package org.chaosjunit.load;

import java.nio.ByteBuffer;
import org.chaosjunit.load.data.Template;
import org.jspecify.annotations.Nullable;

/**
 * Sends each arrival by HTTP/1.1 without TLS, over a free connection, or over a new one if there is none: never behind
 * another arrival.
 *
 * <p>By hand, not by HttpCore as all else: it shares the processors with the system under test, and half the cost of a
 * request, and most of that of the first ones, lies in what a library can do and this need not.
 */
final class PlainSender implements Sender {
    private final HttpRequests requests;
    private final PlainConnections connections;
    private final AnswerDesk desk;
    private final String authority;
    // One that is always the same is turned into bytes only once.
    private final @Nullable ByteBuffer constant;

    PlainSender(HttpRequests requests, PlainConnections connections, AnswerDesk desk) {
        this.requests = requests;
        this.connections = connections;
        this.desk = desk;
        this.authority = requests.server().getRawAuthority();
        this.constant = requests.templates().allMatch(Template::isConstant) ? render(0) : null;
    }

    private ByteBuffer render(long number) {
        return PlainRequest.of(requests.of(number), authority);
    }

    @Override
    public void send(Arrival arrival) {
        ByteBuffer always = constant;
        ByteBuffer request = always != null ? always.duplicate() : render(arrival.number());
        PlainAnswer answer = new PlainAnswer(requests.method().equals("HEAD"), desk.needsBody());
        PlainExchange exchange = new PlainExchange(arrival, connections, desk, request, answer);
        arrival.send();
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
        desk.close();
    }
}
