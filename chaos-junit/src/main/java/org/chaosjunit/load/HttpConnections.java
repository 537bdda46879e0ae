package org.chaosjunit.load;

import java.net.URI;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandlerFactory;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.nio.ssl.BasicClientTlsStrategy;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.http.protocol.RequestUserAgent;
import org.apache.hc.core5.reactor.EndpointParameters;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.chaosjunit.spi.HttpTls;
import org.jspecify.annotations.Nullable;

/** Connections of HTTP/1.1 to one server, kept alive. */
final class HttpConnections {
    private final HttpReactor reactor;
    private final Deque<IOSession> idle = new ConcurrentLinkedDeque<>();

    HttpConnections(URI server, HttpTls tls, String threadName) {
        HttpHost host = HttpReactor.host(server);
        this.reactor = new HttpReactor(
                host,
                protocol(host.getSchemeName().equals("https") ? new BasicClientTlsStrategy(tls.context()) : null),
                threadName);
    }

    private static ClientHttp1IOEventHandlerFactory protocol(@Nullable BasicClientTlsStrategy tls) {
        var headers = HttpProcessorBuilder.create()
                .addAll(
                        RequestTargetHost.INSTANCE,
                        RequestContent.INSTANCE,
                        RequestConnControl.INSTANCE,
                        new RequestUserAgent("chaos-junit"))
                .build();
        return new ClientHttp1IOEventHandlerFactory(
                new ClientHttp1StreamDuplexerFactory(headers, Http1Config.DEFAULT, CharCodingConfig.DEFAULT),
                tls,
                Timeout.DISABLED);
    }

    HttpHost host() {
        return reactor.host();
    }

    /** Returns the connection that was used last among those that are free and open, so that few are kept warm. */
    @Nullable
    IOSession free() {
        IOSession session = idle.pollFirst();
        while (session != null && !session.isOpen()) {
            session = idle.pollFirst();
        }
        return session;
    }

    /** Takes back a connection that can carry another request. */
    void release(IOSession session) {
        idle.addFirst(session);
    }

    /** Opens another connection. */
    Future<IOSession> open(FutureCallback<IOSession> callback) {
        return reactor.open(new EndpointParameters(reactor.host(), null), callback);
    }

    void close() {
        reactor.close();
        idle.clear();
    }
}
