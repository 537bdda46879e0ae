package org.chaosjunit.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.SampleSink;

/** Drives a server with the built-in load, and prints what it recorded; given its URL, a rate and how many seconds. */
public final class OurLoad {
    private OurLoad() {}

    public static void main(String[] arguments) throws InterruptedException {
        URI uri = URI.create(arguments[0]);
        double rate = Double.parseDouble(arguments[1]);
        long nanos = Long.parseLong(arguments[2]) * 1_000_000_000;
        LoadPlan<HttpOperation> plan = new LoadPlan<>(
                "load",
                new HttpOperation(uri, "GET", List.of(), ""),
                new ConstantRate(rate),
                Duration.ZERO,
                Duration.ofSeconds(10));
        Recorder recorder = new Recorder(plan);
        Histogram lateness = new ConcurrentHistogram(3);
        long start = System.nanoTime();
        Drive drive = new HttpDriver().start(plan, start, new SampleSink() {
            @Override
            public void completed(long intendedNanos, long sentNanos, long doneNanos, boolean success) {
                lateness.recordValue(Math.max(0, sentNanos - intendedNanos));
                recorder.completed(intendedNanos, sentNanos, doneNanos, success);
            }

            @Override
            public void unsent(long intendedNanos, long doneNanos) {
                recorder.unsent(intendedNanos, doneNanos);
            }
        });
        while (drive.settledNanos() - start < nanos) {
            Thread.sleep(20);
        }
        drive.stop();
        Window all = recorder.between(start, start + nanos);
        System.out.printf(
                "p95 %.1f p99 %.1f late %.3f requests %d failed %d%n",
                all.percentileMillis(95),
                all.percentileMillis(99),
                lateness.getValueAtPercentile(99) / 1e6,
                all.count(),
                all.count() - all.count(Outcome.SUCCESS));
    }
}
