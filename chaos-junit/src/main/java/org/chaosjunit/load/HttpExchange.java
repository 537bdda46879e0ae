package org.chaosjunit.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.chaosjunit.spi.HttpOperation;
import org.jspecify.annotations.Nullable;

/** One request and its answer, whose body is read to the end and thrown away. */
final class HttpExchange implements AsyncClientExchangeHandler {
    private final HttpOperation operation;
    private final HttpHost host;
    private final Ending ending;
    private final ByteBuffer body;
    private int status;

    HttpExchange(HttpOperation operation, HttpHost host, Ending ending) {
        this.operation = operation;
        this.host = host;
        this.ending = ending;
        this.body = ByteBuffer.wrap(operation.body().getBytes(StandardCharsets.UTF_8));
    }

    /** What becomes of an exchange. */
    interface Ending {
        /** The whole answer has come; {@code requestSent} tells whether the server waited for the whole request. */
        void answered(int status, boolean requestSent);

        /** The connection was closed before the request was sent. */
        void notExecuted();

        /** There is no answer, or none that is whole. */
        void failed(Exception cause);
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        BasicHttpRequest request = new BasicHttpRequest(operation.method(), host, path());
        operation.headers().forEach(header -> request.addHeader(header.name(), header.value()));
        channel.sendRequest(
                request, body.hasRemaining() ? new BasicEntityDetails(body.remaining(), null) : null, context);
    }

    private String path() {
        String path = operation.uri().getRawPath();
        String query = operation.uri().getRawQuery();
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    @Override
    public int available() {
        return body.remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        channel.write(body);
        if (!body.hasRemaining()) {
            channel.endStream();
        }
    }

    @Override
    public void consumeInformation(HttpResponse response, HttpContext context) {}

    @Override
    public void consumeResponse(HttpResponse response, @Nullable EntityDetails entity, HttpContext context) {
        status = response.getCode();
        if (entity == null) {
            ending.answered(status, !body.hasRemaining());
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer answer) {
        answer.position(answer.limit());
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        ending.answered(status, !body.hasRemaining());
    }

    @Override
    public void failed(Exception cause) {
        if (cause instanceof RequestNotExecutedException) {
            ending.notExecuted();
        } else {
            ending.failed(cause);
        }
    }

    @Override
    public void cancel() {
        ending.failed(new CancellationException("The connection was closed"));
    }

    @Override
    public void releaseResources() {}
}
