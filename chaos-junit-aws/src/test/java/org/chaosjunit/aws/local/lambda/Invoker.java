package org.chaosjunit.aws.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.MetricStore.Datum;
import org.chaosjunit.aws.local.wire.AwsError;

/** Runs functions, within their concurrency, and measures them. */
final class Invoker implements AutoCloseable {
    /** What an account has, and what must be left for functions that reserve nothing. */
    static final int ACCOUNT = 1000;

    static final int UNRESERVED = 100;
    private static final int ASYNCHRONOUS_ATTEMPTS = 3;

    private final LocalAws aws;
    private final Containers containers;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8, work -> {
        Thread thread = new Thread(work, "local-lambda");
        thread.setDaemon(true);
        return thread;
    });
    private volatile double speed = 1;

    Invoker(LocalAws aws, Containers containers) {
        this.aws = aws;
        this.containers = containers;
        var unused = threads.scheduleWithFixedDelay(containers::drain, 100, 100, TimeUnit.MILLISECONDS);
    }

    void speed(double factor) {
        speed = factor;
    }

    Duration real(Duration time) {
        return Duration.ofNanos((long) (time.toNanos() / speed));
    }

    Outcome invoke(StoredFunction function, FunctionVersion version, byte[] payload) {
        Instant time = aws.clock().instant();
        Integer reserved = function.reserved();
        int limit = reserved == null ? ACCOUNT : reserved;
        if (function.running().incrementAndGet() > limit) {
            function.running().decrementAndGet();
            measure(function, "Throttles", "Count", 1, time);
            throw throttled(reserved != null);
        }
        long begin = System.nanoTime();
        try {
            Duration timeout = real(Duration.ofSeconds(version.config().timeout()));
            String id = UUID.randomUUID().toString();
            Outcome outcome = containers.invoke(version, id, function.arn(), payload, timeout);
            measure(function, "Throttles", "Count", 0, time);
            measure(function, "Invocations", "Count", 1, time);
            measure(function, "Errors", "Count", outcome.isOk() ? 0 : 1, time);
            measure(function, "Duration", "Milliseconds", (System.nanoTime() - begin) / 1e6, time);
            return outcome;
        } catch (InterruptedException e) {
            throw new AwsError("ServiceException", 500, "The stand-in was closed.");
        } finally {
            function.running().decrementAndGet();
        }
    }

    private static AwsError throttled(boolean reserved) {
        return new AwsError("TooManyRequestsException", 429, "Rate Exceeded.")
                .with("Type", "User")
                .with(
                        "Reason",
                        reserved
                                ? "ReservedFunctionConcurrentInvocationLimitExceeded"
                                : "ConcurrentInvocationLimitExceeded");
    }

    private void measure(StoredFunction function, String metric, String unit, double value, Instant time) {
        aws.metrics().add(new Datum("AWS/Lambda", metric, Map.of("FunctionName", function.name()), unit, value, time));
    }

    /** Runs a function later, and twice more if it fails: after one minute and after two, as the speed has it. */
    void invokeLater(StoredFunction function, FunctionVersion version, byte[] payload) {
        threads.execute(() -> attempt(function, version, payload, 1));
    }

    private void attempt(StoredFunction function, FunctionVersion version, byte[] payload, int number) {
        boolean again;
        try {
            again = !invoke(function, version, payload).isOk() && number < ASYNCHRONOUS_ATTEMPTS;
        } catch (AwsError e) {
            // What is throttled goes back to the queue for hours, and is no attempt.
            again = e.status() == 429;
        }
        if (again && !threads.isShutdown()) {
            long delay = real(Duration.ofMinutes(number)).toMillis();
            var unused = threads.schedule(
                    () -> attempt(function, version, payload, number + 1), delay, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        containers.close();
    }
}
