package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.SampleSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that stalls delays all who come meanwhile: what no load may hide that waits for its own answers. */
@Timeout(120)
class StalledServerTests {
    private static final long SECOND = 1_000_000_000;
    private static final ConstantRate SCHEDULE = new ConstantRate(200);

    private static double percentile(Load load, String metric, Instant from, Duration length) {
        return load.find(metric).orElseThrow().between(from, from.plus(length)).estimate(Range.parse("<= 1s"));
    }

    // The schedule gives the exact answer: of 20 s two are stalled, so one arrival in ten waits, up to a second.
    @Test
    void inVirtualTimePercentilesAreExact() {
        LoadPlan<HttpOperation> plan = plan(URI.create("http://localhost/"));
        long start = System.nanoTime() - 30 * SECOND;
        Load load = new OpenLoad<>(plan, (driven, from, samples) -> new Stalled(start, samples));
        Instant from = MonotonicClock.at(start);
        load.start(from, 1);
        assertThat(percentile(load, "load.p50", from, Duration.ofSeconds(20))).isEqualTo(1);
        assertThat(percentile(load, "load.p95", from, Duration.ofSeconds(20))).isEqualTo(500);
        assertThat(percentile(load, "load.p99", from, Duration.ofSeconds(20))).isEqualTo(900);
        assertThat(percentile(load, "load.max", from, Duration.ofSeconds(20))).isEqualTo(1000);
        assertThat(load.shortfall(from, from.plusSeconds(20))).isEmpty();
    }

    private static LoadPlan<HttpOperation> plan(URI uri) {
        HttpOperation operation = new HttpOperation(uri, "GET", List.of(), "");
        return new LoadPlan<>("load", operation, SCHEDULE, Duration.ZERO, Duration.ofSeconds(10));
    }

    /** Has driven 20 s of a server that stalls for the first of each ten seconds, and else answers in a millisecond. */
    private record Stalled(long startNanos, SampleSink samples) implements Drive {
        private Stalled {
            for (int n = 0; n < 4000; n++) {
                long offset = SCHEDULE.offsetNanos(n);
                long inPeriod = offset % (10 * SECOND);
                long latency = inPeriod < SECOND ? SECOND - inPeriod : 1_000_000;
                long intended = startNanos + offset;
                samples.completed(intended, intended, intended + latency, true);
            }
        }

        @Override
        public long settledNanos() {
            return startNanos + 20 * SECOND;
        }

        @Override
        public void stop() {}
    }

    // On a machine that has no time for this test, answers are read long after they were sent: that is no fault of the
    // load, and does not happen three times. An error of the load would.
    @Test
    void ofARealServerPercentilesAreWithinThreePercentOfExact() throws IOException {
        List<Comparison> tries = new CopyOnWriteArrayList<>();
        while (tries.size() < 3 && tries.stream().noneMatch(Comparison::isWithinThreePercent)) {
            tries.add(compare());
        }
        assertThat(tries).anyMatch(Comparison::isWithinThreePercent);
    }

    private record Comparison(double p95, double exactP95, double p99, double exactP99) {
        boolean isWithinThreePercent() {
            return Math.abs(p95 - exactP95) <= 0.03 * exactP95 && Math.abs(p99 - exactP99) <= 0.03 * exactP99;
        }
    }

    private static Comparison compare() throws IOException {
        Duration length = Duration.ofSeconds(8);
        int arrivals = (int) SCHEDULE.arrivalsBefore(length.toNanos());
        Instant from = MonotonicClock.get().instant().plusMillis(100);
        StallingServer server = new StallingServer(MonotonicClock.nanoTime(from));
        Load load = new OpenLoad<>(plan(server.uri()), new HttpDriver());
        try {
            load.start(from, 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> server.answered.size() > arrivals + 20);
        } finally {
            load.stop();
            server.stop();
        }
        assertThat(load.traffic("fault", from, from.plus(length)).orElseThrow().scheduled())
                .isEqualTo(arrivals);
        long start = MonotonicClock.nanoTime(from);
        // From the times at which the server did answer, in the order of the arrivals, which it keeps.
        long[] exact = IntStream.range(0, arrivals)
                .mapToLong(n -> server.answered.get(n) - start - SCHEDULE.offsetNanos(n))
                .sorted()
                .toArray();
        return new Comparison(
                percentile(load, "load.p95", from, length),
                exact[(int) NearestRank.of(95, arrivals) - 1] / 1e6,
                percentile(load, "load.p99", from, length),
                exact[(int) NearestRank.of(99, arrivals) - 1] / 1e6);
    }

    /** Stalls for a second, one second after the start and five seconds after it, and remembers when it answered. */
    private static final class StallingServer {
        private final List<Long> answered = new CopyOnWriteArrayList<>();
        private final HttpServer server;
        private final long start;

        StallingServer(long startNanos) throws IOException {
            start = startNanos;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
            server.createContext("/", this::answer); // by the one thread of the server
            server.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        }

        private void answer(HttpExchange exchange) throws IOException {
            LongStream.of(1, 5).map(second -> start + second * SECOND).forEach(StallingServer::stall);
            exchange.sendResponseHeaders(204, -1);
            answered.add(System.nanoTime());
            exchange.close();
        }

        private static void stall(long from) {
            boolean began = System.nanoTime() - from >= 0;
            while (began && System.nanoTime() - from < SECOND) {
                LockSupport.parkNanos(from + SECOND - System.nanoTime());
            }
        }

        void stop() {
            server.stop(0);
        }
    }
}
