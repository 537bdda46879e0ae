package org.chaosjunit.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadDriver;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.SampleSink;

/**
 * Prints, for 100 and 1000 requests per second to a server in another process: how late requests are sent, what one costs
 * in processor time of this process, and the same for the HTTP client of the JDK behind the same schedule.
 */
public final class LoadSchedule {
    private static final int WARMUP_SECONDS = 3;
    private static final int SECONDS = 7;

    private LoadSchedule() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            serve();
            return;
        }
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.net.httpserver.nodelay=true", // else its answers wait 40 ms for an acknowledgement
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadSchedule.class.getName(),
                        "server")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            URI uri = URI.create("http://127.0.0.1:" + lines.readLine() + "/");
            System.out.printf("JDK %s, %d processors%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
            for (double rate : new double[] {100, 1000}) {
                measure("built-in", new HttpDriver(), uri, rate);
                measure("java.net.http", new JdkDriver(), uri, rate);
            }
        } finally {
            server.destroy();
        }
    }

    private static void serve() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
        System.out.println(server.getAddress().getPort());
        System.in.read(); // ends with its parent
        server.stop(0);
    }

    private static void measure(String name, LoadDriver<HttpOperation> driver, URI uri, double rate)
            throws InterruptedException {
        Measured measured = new Measured();
        LoadPlan<HttpOperation> plan = new LoadPlan<>(
                "bench",
                new HttpOperation(uri, "GET", List.of(), ""),
                new ConstantRate(rate),
                Duration.ZERO,
                Duration.ofSeconds(5));
        Drive drive = driver.start(plan, System.nanoTime(), measured);
        Thread.sleep(WARMUP_SECONDS * 1000L);
        long cpu = cpuNanos();
        measured.counting.set(true);
        Thread.sleep(SECONDS * 1000L);
        measured.counting.set(false);
        long spent = cpuNanos() - cpu;
        drive.stop();
        long requests = measured.lateness.getTotalCount();
        System.out.printf(
                "%-13s %5.0f/s: sent late p50 %.3f ms, p99 %.3f ms; latency p50 %.2f ms, p99 %.2f ms; first answer after"
                        + " %.0f ms; processor %d us/request; %d requests, %d failed%n",
                name,
                rate,
                millis(measured.lateness, 50),
                millis(measured.lateness, 99),
                millis(measured.latency, 50),
                millis(measured.latency, 99),
                measured.firstMillis,
                spent / 1000 / Math.max(1, requests),
                requests,
                measured.failed.get());
    }

    private static double millis(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Histograms of what comes while it counts. */
    private static final class Measured implements SampleSink {
        private final AtomicBoolean counting = new AtomicBoolean();
        private final Histogram lateness = new ConcurrentHistogram(3);
        private final Histogram latency = new ConcurrentHistogram(3);
        private final AtomicInteger failed = new AtomicInteger();
        private volatile double firstMillis;

        @Override
        public void completed(long intendedNanos, long sentNanos, long doneNanos, boolean success) {
            if (firstMillis == 0) {
                firstMillis = (doneNanos - intendedNanos) / 1e6;
            }
            if (counting.get()) {
                lateness.recordValue(Math.max(0, sentNanos - intendedNanos));
                latency.recordValue(doneNanos - intendedNanos);
                failed.addAndGet(success ? 0 : 1);
            }
        }

        @Override
        public void unsent(long intendedNanos, long doneNanos) {
            failed.incrementAndGet();
        }
    }

    /** The client of the JDK behind the same schedule. */
    private static final class JdkDriver implements LoadDriver<HttpOperation> {
        @Override
        public Drive start(LoadPlan<HttpOperation> plan, long startNanos, SampleSink samples) {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            HttpRequest request = HttpRequest.newBuilder(plan.operation().uri()).build();
            return Pacer.start(plan, startNanos, samples, new Sender() {
                @Override
                public void send(Arrival arrival) {
                    arrival.send();
                    client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                            .whenComplete((answer, thrown) ->
                                    arrival.end(thrown == null && answer.statusCode() == 200));
                }

                @Override
                public void close() {}
            });
        }
    }
}
