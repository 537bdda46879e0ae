package org.chaosjunit.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.StringAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.frame.FrameType;
import org.apache.hc.core5.http2.frame.RawFrame;
import org.apache.hc.core5.http2.impl.nio.H2StreamListener;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** A server of HTTP/2 that says what it saw; its paths are {@code /stalled}, {@code /odd-stalls} and so on. */
final class Http2Server implements AsyncServerRequestHandler<Message<HttpRequest, String>>, H2StreamListener {
    private final Map<SocketAddress, AtomicInteger> open = new ConcurrentHashMap<>();
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    private final Set<String> versions = ConcurrentHashMap.newKeySet();
    private final Set<String> tags = ConcurrentHashMap.newKeySet();
    private final AtomicInteger mostOnAConnection = new AtomicInteger();
    private final AtomicInteger resets = new AtomicInteger();
    private final HttpAsyncServer server;
    private final boolean secure;
    private int port;

    private Http2Server(int mostStreams, @Nullable SSLContext tls) {
        this.secure = tls != null;
        this.server = H2ServerBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setVersionPolicy(secure ? HttpVersionPolicy.NEGOTIATE : HttpVersionPolicy.FORCE_HTTP_2)
                .setTlsStrategy(tls == null ? null : new H2ServerTlsStrategy(tls))
                .setH2Config(H2Config.custom()
                        .setMaxConcurrentStreams(mostStreams)
                        .setPushEnabled(false)
                        .build())
                .setStreamListener((H2StreamListener) this)
                .register("*", this)
                .create();
    }

    static Http2Server start(int mostStreams, @Nullable SSLContext tls) throws Exception {
        Http2Server started = new Http2Server(mostStreams, tls);
        started.server.start();
        started.port = ((InetSocketAddress) started.server
                        .listen(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                tls == null ? URIScheme.HTTP : URIScheme.HTTPS)
                        .get(20, TimeUnit.SECONDS)
                        .getAddress())
                .getPort();
        return started;
    }

    String url(String path) {
        return (secure ? "https" : "http") + "://localhost:" + port + path;
    }

    int inFlight() {
        return held.size();
    }

    Set<SocketAddress> connections() {
        return open.keySet();
    }

    int mostOnAConnection() {
        return mostOnAConnection.get();
    }

    Set<String> versions() {
        return versions;
    }

    Set<String> tags() {
        return tags;
    }

    int resets() {
        return resets.get();
    }

    /** Answers what was held back. */
    void release() {
        for (Runnable answer = held.poll(); answer != null; answer = held.poll()) {
            answer.run();
        }
    }

    void stop() {
        server.initiateShutdown();
        server.close(CloseMode.IMMEDIATE);
        try {
            server.awaitShutdown(TimeValue.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public AsyncRequestConsumer<Message<HttpRequest, String>> prepare(
            HttpRequest request, @Nullable EntityDetails entity, HttpContext context) {
        return new BasicRequestConsumer<>(entity == null ? null : new StringAsyncEntityConsumer());
    }

    @Override
    public void handle(Message<HttpRequest, String> message, ResponseTrigger trigger, HttpContext context) {
        HttpRequest request = message.getHead();
        String path = request.getPath();
        SocketAddress client =
                HttpCoreContext.cast(context).getEndpointDetails().getRemoteAddress();
        AtomicInteger ofClient = open.computeIfAbsent(client, address -> new AtomicInteger());
        mostOnAConnection.accumulateAndGet(ofClient.incrementAndGet(), Math::max);
        versions.add(request.getVersion().toString());
        Header tag = request.getFirstHeader("x-tag");
        int number = tag == null ? 0 : Integer.parseInt(tag.getValue());
        tags.add(Integer.toString(number));
        Runnable answer = () -> {
            ofClient.decrementAndGet();
            submit(message, path, trigger, context);
        };
        if (path.equals("/stalled") || (path.equals("/odd-stalls") && number % 2 == 1)) {
            held.add(answer);
        } else {
            answer.run();
        }
    }

    private static void submit(
            Message<HttpRequest, String> message, String path, ResponseTrigger trigger, HttpContext context) {
        String sent = message.getBody() == null ? "" : message.getBody();
        int status = path.equals("/missing") ? 404 : 200;
        String text =
                switch (path) {
                    case "/length" -> "{\"length\": " + sent.length() + "}";
                    case "/big" -> "x".repeat(3_000_000);
                    default -> "fine";
                };
        try {
            trigger.submitResponse(
                    AsyncResponseBuilder.create(status).setEntity(text).build(), context);
        } catch (HttpException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onHeaderInput(HttpConnection connection, int streamId, List<? extends Header> headers) {}

    @Override
    public void onFrameInput(HttpConnection connection, int streamId, RawFrame frame) {
        if (frame.isType(FrameType.RST_STREAM)) {
            resets.incrementAndGet();
        }
    }

    @Override
    public void onHeaderOutput(HttpConnection connection, int streamId, List<? extends Header> headers) {}

    @Override
    public void onFrameOutput(HttpConnection connection, int streamId, RawFrame frame) {}

    @Override
    public void onInputFlowControl(HttpConnection connection, int streamId, int delta, int actualSize) {}

    @Override
    public void onOutputFlowControl(HttpConnection connection, int streamId, int delta, int actualSize) {}
}
