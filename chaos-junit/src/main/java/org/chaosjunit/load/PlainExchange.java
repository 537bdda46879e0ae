package org.chaosjunit.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** One arrival's request and the answer to it. */
final class PlainExchange {
    private final Arrival arrival;
    private final PlainConnections connections;
    private final AnswerDesk desk;
    private final ByteBuffer request;
    private final PlainAnswer answer;
    private volatile @Nullable PlainConnection connection;

    PlainExchange(
            Arrival arrival, PlainConnections connections, AnswerDesk desk, ByteBuffer request, PlainAnswer answer) {
        this.arrival = arrival;
        this.connections = connections;
        this.desk = desk;
        this.request = request;
        this.answer = answer;
    }

    /** From now on this connection carries it, and is closed should the arrival be given up. */
    void isCarriedBy(PlainConnection carrier) {
        connection = carrier;
        if (arrival.isEnded()) {
            giveUp();
        }
    }

    void giveUp() {
        PlainConnection carrier = connection;
        if (carrier != null) {
            carrier.giveUp(this);
        }
    }

    boolean isOver() {
        return arrival.isEnded();
    }

    /** Sends as much as goes out without waiting; tells whether that was the rest. */
    boolean writeTo(WritableByteChannel channel) throws IOException {
        channel.write(request);
        return !request.hasRemaining();
    }

    PlainAnswer answer() {
        return answer;
    }

    /** Tells whether the connection may carry another; it may not if the server did not wait for the whole request. */
    boolean leavesConnectionOpen() {
        return !request.hasRemaining() && answer.keepsAlive();
    }

    /** The whole answer has come. */
    void answered(PlainConnection carrier) {
        desk.answered(arrival, answer.whole());
        if (carrier.isOpen()) {
            connections.release(carrier);
        }
    }

    /** An idle connection did not take it, since it was closed just before; that says nothing about the arrival. */
    void refused(IOException cause) {
        if (request.position() == 0) {
            connections.open(this);
        } else {
            failed(cause);
        }
    }

    /** There is no answer, or none that is whole. */
    void failed(Exception cause) {
        arrival.unanswered(cause);
    }
}
