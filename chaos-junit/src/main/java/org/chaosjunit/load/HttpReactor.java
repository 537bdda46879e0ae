package org.chaosjunit.load;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOEventHandlerFactory;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.chaosjunit.spi.ExemptThread;

/**
 * Opens connections to one server, all served by one thread.
 *
 * <p>By HttpCore, not the client of the JDK: each connect happens on the one thread that is made here, a request costs less
 * than a quarter of the processor time, and it can be closed on Java 17, where the JDK's waits for the garbage collector.
 */
final class HttpReactor {
    private static final TimeValue SELECT_INTERVAL = TimeValue.ofMilliseconds(100);
    private static final TimeValue PATIENCE = TimeValue.ofSeconds(1);

    private final HttpHost host;
    private final DefaultConnectingIOReactor reactor;

    HttpReactor(HttpHost host, IOEventHandlerFactory protocol, String threadName) {
        this.host = host;
        this.reactor = new DefaultConnectingIOReactor(
                protocol,
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

    static HttpHost host(URI server) {
        String scheme = server.getScheme();
        int otherwise = scheme.equalsIgnoreCase("https") ? 443 : 80;
        String name = server.getHost().replaceAll("^\\[|]$", "");
        return new HttpHost(scheme, name, server.getPort() < 0 ? otherwise : server.getPort());
    }

    HttpHost host() {
        return host;
    }

    /** Opens another connection; the connect itself happens on the thread of this object. */
    Future<IOSession> open(Object attachment, FutureCallback<IOSession> callback) {
        return reactor.connect(
                host,
                new InetSocketAddress(host.getHostName(), host.getPort()),
                null,
                Timeout.DISABLED,
                attachment,
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
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
