package org.chaosjunit.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
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
import org.chaosjunit.load.answer.Answer;
import org.chaosjunit.load.answer.AnswerCheck;
import org.jspecify.annotations.Nullable;

/** One request and its answer, whose body is read to the end, and kept only if it is to be checked. */
final class HttpExchange implements AsyncClientExchangeHandler {
    private final RenderedRequest rendered;
    private final HttpHost host;
    private final Ending ending;
    private final ByteBuffer body;
    private final @Nullable ByteArrayOutputStream kept;
    private boolean tooLong;
    private int status;
    private Charset charset = StandardCharsets.UTF_8;

    /** Prepares a request; {@code keepBody} says whether the body of the answer is needed. */
    HttpExchange(RenderedRequest rendered, HttpHost host, boolean keepBody, Ending ending) {
        this.rendered = rendered;
        this.host = host;
        this.ending = ending;
        this.body = ByteBuffer.wrap(rendered.body());
        this.kept = keepBody ? new ByteArrayOutputStream() : null;
    }

    /** What becomes of an exchange. */
    interface Ending {
        /** The head of the request was handed to the connection. */
        default void begun() {}

        /** The whole answer has come; {@code requestSent} tells whether the server waited for the whole request. */
        void answered(Answer answer, boolean requestSent);

        /** The connection was closed before the request was sent. */
        void notExecuted();

        /** There is no answer, or none that is whole. */
        void failed(Exception cause);

        /** The connection has done with it, however it ended; may be told more than once. */
        default void released() {}
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        BasicHttpRequest request = new BasicHttpRequest(rendered.method(), host, rendered.path());
        rendered.headers().forEach(header -> request.addHeader(header.name(), header.value()));
        channel.sendRequest(
                request, body.hasRemaining() ? new BasicEntityDetails(body.remaining(), null) : null, context);
        ending.begun();
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
            answered();
        } else if (kept != null) {
            charset = charset(entity.getContentType());
        }
    }

    /** Returns how a body of that type is encoded; UTF-8 where it does not say. */
    static Charset charset(@Nullable String contentType) {
        ContentType type = ContentType.parseLenient(contentType);
        return type == null ? StandardCharsets.UTF_8 : type.getCharset(StandardCharsets.UTF_8);
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer answer) {
        if (kept != null) {
            byte[] part = new byte[Math.min(answer.remaining(), AnswerCheck.MOST_BYTES - kept.size())];
            answer.get(part);
            kept.writeBytes(part);
            tooLong |= answer.hasRemaining();
        }
        answer.position(answer.limit());
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        answered();
    }

    private void answered() {
        Answer answer = kept == null ? Answer.of(status) : new Answer(status, charset, kept.toByteArray(), tooLong);
        ending.answered(answer, !body.hasRemaining());
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
        ending.notExecuted();
    }

    @Override
    public void releaseResources() {
        ending.released();
    }
}
