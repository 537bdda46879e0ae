package org.chaosjunit.load;

import java.net.InetSocketAddress;
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
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.EndpointParameters;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.HttpOperation;
import org.jspecify.annotations.Nullable;

/**
 * Connections to one server, kept alive, served by one thread.
 *
 * <p>By HttpCore, not the client of the JDK: each connect happens on the one thread that is made here, a request costs less
 * than a quarter of the processor time, and it can be closed on Java 17, where the JDK's waits for the garbage collector.
 */
final class HttpConnections {
    private static final TimeValue SELECT_INTERVAL = TimeValue.ofMilliseconds(100);
    private static final TimeValue PATIENCE = TimeValue.ofSeconds(1);

    private final HttpHost host;
    private final DefaultConnectingIOReactor reactor;
    private final Deque<IOSession> idle = new ConcurrentLinkedDeque<>();

    HttpConnections(HttpOperation operation, String threadName) {
        this.host = host(operation.uri());
        this.reactor = new DefaultConnectingIOReactor(
                protocol(host.getSchemeName().equals("https")),
                IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        .setSelectInterval(SELECT_INTERVAL)
                        .setTcpNoDelay(true)
                        .build(),
                task -> new ExemptThread(task, threadName),
                null,
                null,
                null,
                session -> session.close(CloseMode.GRACEFUL));
        reactor.start();
    }

    private static HttpHost host(URI uri) {
        String scheme = uri.getScheme();
        int otherwise = scheme.equals("https") ? 443 : 80;
        String name = uri.getHost().replaceAll("^\\[|]$", "");
        return new HttpHost(scheme, name, uri.getPort() < 0 ? otherwise : uri.getPort());
    }

    private static ClientHttp1IOEventHandlerFactory protocol(boolean secure) {
        var headers = HttpProcessorBuilder.create()
                .addAll(
                        RequestTargetHost.INSTANCE,
                        RequestContent.INSTANCE,
                        RequestConnControl.INSTANCE,
                        new RequestUserAgent("chaos-junit"))
                .build();
        return new ClientHttp1IOEventHandlerFactory(
                new ClientHttp1StreamDuplexerFactory(headers, Http1Config.DEFAULT, CharCodingConfig.DEFAULT),
                secure ? new BasicClientTlsStrategy() : null,
                Timeout.DISABLED);
    }

    HttpHost host() {
        return host;
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

    /** Opens another connection; the connect itself happens on the thread of this object. */
    Future<IOSession> open(FutureCallback<IOSession> callback) {
        return reactor.connect(
                host,
                new InetSocketAddress(host.getHostName(), host.getPort()),
                null,
                Timeout.DISABLED,
                new EndpointParameters(host, null),
                callback);
    }

    // First on the thread that owns the connections: closed from here, the reactor may leave some of them open.
    void close() {
        boolean interrupted = Thread.interrupted();
        reactor.initiateShutdown();
        try {
            reactor.awaitShutdown(PATIENCE);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        reactor.close(CloseMode.IMMEDIATE);
        idle.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
