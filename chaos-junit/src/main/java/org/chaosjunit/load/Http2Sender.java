package org.chaosjunit.load;

/** Sends each arrival as a stream of its own on few connections of HTTP/2: never behind another arrival. */
final class Http2Sender implements Sender {
    private final HttpRequests requests;
    private final Http2Connections connections;
    private final AnswerDesk desk;

    Http2Sender(HttpRequests requests, Http2Connections connections, AnswerDesk desk) {
        this.requests = requests;
        this.connections = connections;
        this.desk = desk;
    }

    @Override
    public void send(Arrival arrival) {
        RenderedRequest request = requests.of(arrival.number());
        arrival.send();
        connections.send(new Http2Call(request, arrival, desk, connections));
    }

    @Override
    public void close() {
        connections.close();
        desk.close();
    }
}
