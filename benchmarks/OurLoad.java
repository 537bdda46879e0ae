package org.chaosjunit.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadPlan;

/** Drives a server with the built-in load, and prints what it recorded; given its URL, a rate and how many seconds. */
public final class OurLoad {
    private static final long LEAD_NANOS = 300_000_000;

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
        // As the others, which have made all ready before they begin.
        long start = System.nanoTime() + LEAD_NANOS;
        Drive drive = new HttpDriver().start(plan, start, recorder);
        while (drive.settledNanos() - start < nanos) {
            Thread.sleep(20);
        }
        drive.stop();
        Window all = recorder.between(start, start + nanos);
        System.out.printf(
                "p95 %.1f p99 %.1f late %.3f requests %d failed %d%n",
                all.percentileMillis(95),
                all.percentileMillis(99),
                all.sendDelayMillis(99),
                all.totals().count(),
                all.totals().count() - all.totals().count(Outcome.SUCCESS));
    }
}
