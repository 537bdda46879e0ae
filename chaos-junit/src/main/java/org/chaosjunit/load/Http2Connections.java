package org.chaosjunit.load;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestUserAgent;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.ClientH2PrefaceHandler;
import org.apache.hc.core5.http2.impl.nio.ClientH2StreamMultiplexerFactory;
import org.apache.hc.core5.http2.protocol.H2RequestConnControl;
import org.apache.hc.core5.http2.protocol.H2RequestContent;
import org.apache.hc.core5.http2.protocol.H2RequestTargetHost;
import org.apache.hc.core5.http2.ssl.H2ClientTlsStrategy;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.Timeout;
import org.chaosjunit.spi.HttpTls;
import org.jspecify.annotations.Nullable;

/** Connections of HTTP/2 to one server: one, until the server wants no more requests on it at a time. */
final class Http2Connections {
    private static final HttpProcessor HEADERS = HttpProcessorBuilder.create()
            .addAll(
                    H2RequestTargetHost.INSTANCE,
                    H2RequestContent.INSTANCE,
                    H2RequestConnControl.INSTANCE,
                    new RequestUserAgent("chaos-junit"))
            .build();
    private static final H2Config CONFIG = H2Config.custom()
            .setPushEnabled(false)
            .setInitialWindowSize(1 << 20)
            .build();

    private final HttpReactor reactor;
    private final List<Http2Connection> open = new CopyOnWriteArrayList<>();

    Http2Connections(URI server, HttpTls tls, String threadName) {
        HttpHost host = HttpReactor.host(server);
        H2ClientTlsStrategy secured =
                host.getSchemeName().equals("https") ? new H2ClientTlsStrategy(tls.context()) : null;
        this.reactor = new HttpReactor(
                host,
                (session, attachment) -> handler(session, (Http2Connection) attachment, host, secured),
                threadName);
    }

    // Without a fallback: what was declared as HTTP/2 must not be measured over HTTP/1.1.
    private static IOEventHandler handler(
            ProtocolIOSession session,
            Http2Connection connection,
            HttpHost host,
            @Nullable H2ClientTlsStrategy secured) {
        if (secured != null) {
            secured.upgrade(session, host, HttpVersionPolicy.FORCE_HTTP_2, Timeout.DISABLED, null);
        }
        ClientH2StreamMultiplexerFactory streams = new ClientH2StreamMultiplexerFactory(
                HEADERS, null, CONFIG, CharCodingConfig.DEFAULT, new Http2Frames(connection));
        return new ClientH2PrefaceHandler(session, streams, true, null);
    }

    HttpHost host() {
        return reactor.host();
    }

    /** Sends a request over a connection that can take one more, or else over a new one. */
    void send(Http2Call call) {
        for (Http2Connection connection : open) {
            if (connection.offer(call)) {
                return;
            }
        }
        Http2Connection another = new Http2Connection(this);
        another.offer(call);
        open.add(another);
        try {
            another.opening(reactor.open(another, told(another)));
        } catch (RuntimeException notOpened) {
            another.broken(notOpened);
        }
    }

    private static FutureCallback<IOSession> told(Http2Connection another) {
        return new FutureCallback<>() {
            @Override
            public void completed(IOSession session) {
                another.connected(session);
            }

            @Override
            public void failed(Exception cause) {
                another.broken(cause);
            }

            @Override
            public void cancelled() {
                another.broken(new CancellationException("nobody waits for it any more"));
            }
        };
    }

    /** The connection takes no more requests. */
    void forget(Http2Connection connection) {
        open.remove(connection);
    }

    void close() {
        reactor.close();
        open.clear();
    }
}
