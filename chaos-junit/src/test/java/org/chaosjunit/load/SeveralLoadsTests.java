package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.Range;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SeveralLoadsTests {
    private final Instant from = MonotonicClock.get().instant().plusMillis(200);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private @Nullable HttpServer server;
    private List<Load> loads = List.of();

    @AfterEach
    void stop() {
        loads.forEach(Load::stop);
        if (server != null) {
            server.stop(0);
        }
    }

    private String serve() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        started.start();
        server = started;
        return "http://127.0.0.1:" + started.getAddress().getPort() + "/";
    }

    private static LoadPlan<?> plan(String name, double rate, @Nullable String alternatesWith) {
        return new LoadPlan<>(
                name, () -> "code", new ConstantRate(rate), Duration.ZERO, Duration.ofSeconds(5), 100, alternatesWith);
    }

    private void start(Load... all) {
        loads = List.of(all);
        loads.forEach(load -> load.start(from, 1));
    }

    private Metric metric(int load, String name) {
        return loads.get(load).find(name).orElseThrow();
    }

    @Test
    void loadsOfDifferentKindsStartAtTheSameInstantAndKeepApart() throws IOException {
        Load http = Loads.get(serve(), 100);
        Load call = Loads.call(plan("calls", 40, null), () -> calls.incrementAndGet() < 0);
        start(http, call);
        Instant to = from.plusMillis(1500);
        await().until(() -> loads.stream()
                .allMatch(load -> load.find(load.names().iterator().next())
                        .orElseThrow()
                        .settledUntil(to)
                        .equals(to)));
        loads.forEach(Load::stop);
        // The HTTP load warms up for a second; of the calls the very first one counts.
        assertThat(metric(0, "load.count").between(from, to).count()).isEqualTo(50);
        assertThat(metric(1, "calls.count").between(from, to).count()).isEqualTo(60);
        assertThat(metric(1, "calls.count").expected(from, from.plusNanos(1))).isEqualTo(OptionalLong.of(1));
        assertThat(metric(0, "load.success").between(from, to).within(Range.ALL))
                .isEqualTo(50);
        assertThat(metric(1, "calls.success").between(from, to).within(Range.ALL))
                .isZero();
        assertThat(requests).hasValueGreaterThanOrEqualTo(150);
        assertThat(calls).hasValueGreaterThanOrEqualTo(60);
    }

    @Test
    void loadsThatAlternateTakeTurns() {
        Queue<String> turns = new ConcurrentLinkedQueue<>();
        start(
                Loads.call(plan("baseline", 10, null), () -> turns.add("baseline")),
                Loads.call(plan("canary", 10, "baseline"), () -> turns.add("canary")));
        assertThat(loads.get(1).problemAmong(loads)).isEmpty();
        assertThat(metric(1, "canary.count").expected(from, from.plusMillis(50)))
                .isEqualTo(OptionalLong.of(0));
        assertThat(metric(1, "canary.count").expected(from, from.plusMillis(51)))
                .isEqualTo(OptionalLong.of(1));
        await().until(() -> turns.size() >= 8);
        assertThat(turns.stream().filter("canary"::equals).count()).isBetween(3L, (turns.size() + 1) / 2L + 1);
    }
}
