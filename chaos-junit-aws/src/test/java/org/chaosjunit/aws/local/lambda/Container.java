package org.chaosjunit.aws.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.appconfig.AppConfigAgent;
import org.chaosjunit.aws.local.logs.LocalLogs;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A process that runs one version of a function, one event at a time. */
final class Container implements AutoCloseable {
    /** Generous: machines that test are busy. */
    private static final Duration START = Duration.ofSeconds(90);

    private static final int TAIL = 4096;

    private final LocalAws aws;
    private final FunctionVersion function;
    private final RuntimeApi api = new RuntimeApi();
    private final Path scratch;
    private final ContainerLog log;
    private final String group;
    private final String stream;
    private final AppConfigAgent agent;
    private final StringBuilder tail = new StringBuilder();
    private final Process process;
    private final long started = System.nanoTime();
    private boolean used;
    private boolean closed;

    private Container(LocalAws aws, FunctionVersion function, Duration poll) throws IOException {
        this.aws = aws;
        this.function = function;
        this.group = "/aws/lambda/" + function.name();
        this.stream = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(aws.clock().instant())
                + "/[" + function.version() + "]"
                + UUID.randomUUID().toString().replace("-", "");
        this.scratch = Files.createTempDirectory("local-lambda");
        this.log = new ContainerLog(Files.createFile(scratch.resolve("log")), this::print);
        this.agent = AppConfigAgent.start(aws, poll);
        ProcessBuilder builder = new ProcessBuilder(RuntimeCommand.of(function, scratch))
                .directory(function.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.file().toFile());
        variables(builder.environment());
        this.process = builder.start();
        var unused = process.onExit().thenRun(() -> api.ready().complete("exited"));
    }

    static Container start(LocalAws aws, FunctionVersion function, Duration poll) {
        try {
            return new Container(aws, function, poll);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void variables(Map<String, String> variables) {
        String path = variables.getOrDefault("PATH", "/usr/bin:/bin");
        variables.clear();
        variables.putAll(aws.environment());
        AwsSessionCredentials credentials =
                aws.callers().assume(function.config().role(), function.name());
        variables.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        variables.put("AWS_SESSION_TOKEN", credentials.sessionToken());
        variables.put("PATH", path);
        variables.put("TZ", ":UTC");
        variables.put("LANG", "en_US.UTF-8");
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        variables.put("_HANDLER", function.config().handler());
        variables.put("LAMBDA_TASK_ROOT", function.root().toString());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
        variables.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                function.config().memorySize().toString());
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", group);
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.config().runtimeAsString());
        variables.put("AWS_APPCONFIG_EXTENSION_HTTP_PORT", Integer.toString(agent.port()));
        variables.putAll(function.variables());
    }

    FunctionVersion function() {
        return function;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Hands on what the function printed between two invocations. */
    synchronized void drain() {
        if (!closed) {
            log.drain();
        }
    }

    private synchronized void print(String line) {
        aws.service(LocalLogs.class).append(group, stream, aws.clock().instant(), line);
        tail.append(line).append('\n');
    }

    private synchronized String tail() {
        byte[] all = tail.toString().getBytes(StandardCharsets.UTF_8);
        int from = Math.max(0, all.length - TAIL);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    /**
     * Runs the function once. A container that is not alive afterwards is of no more use.
     *
     * @param timeout real time
     */
    Outcome invoke(String id, String arn, byte[] payload, Duration timeout) throws InterruptedException {
        drain();
        synchronized (this) {
            tail.setLength(0);
        }
        String failure = initFailure();
        print("START RequestId: " + id + " Version: " + function.version());
        double init = (System.nanoTime() - started) / 1e6;
        long begin = System.nanoTime();
        Outcome outcome = failure == null ? run(id, arn, payload, timeout) : failed(id, failure);
        double millis = (System.nanoTime() - begin) / 1e6;
        drain();
        print("END RequestId: " + id);
        print(String.format(
                Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %.0f ms\tMemory Size: %d MB\tMax Memory Used: %d MB\t%s%s",
                id,
                millis,
                Math.ceil(millis),
                function.config().memorySize(),
                ProcessMemory.megabytes(process.pid()),
                used ? "" : String.format(Locale.ROOT, "Init Duration: %.2f ms\t", init),
                outcome.payload().length > 0 && outcome.text().contains("Sandbox.Timedout") ? "Status: timeout" : ""));
        used = true;
        return new Outcome(outcome.payload(), outcome.error(), function.version(), tail());
    }

    private @Nullable String initFailure() throws InterruptedException {
        try {
            return api.ready().get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            close();
            return "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"The runtime did not start within " + START
                    + "\"}";
        }
    }

    private Outcome failed(String id, String failure) {
        close();
        String error = failure.equals("exited") ? exitError(id) : failure;
        return outcome(error.getBytes(StandardCharsets.UTF_8), true);
    }

    private Outcome run(String id, String arn, byte[] payload, Duration timeout) throws InterruptedException {
        CompletableFuture<RuntimeApi.Result> result = new CompletableFuture<>();
        var unused = process.onExit()
                .thenRun(() ->
                        result.complete(new RuntimeApi.Result(exitError(id).getBytes(StandardCharsets.UTF_8), true)));
        api.offer(new RuntimeApi.Event(id, arn, payload, System.currentTimeMillis() + timeout.toMillis(), result));
        try {
            RuntimeApi.Result posted = result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return outcome(posted.payload(), posted.failed());
        } catch (TimeoutException e) {
            close();
            String text = String.format(
                    Locale.ROOT,
                    "%s %s Task timed out after %.2f seconds",
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    id,
                    (double) function.config().timeout());
            print(text);
            String error = "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"" + text + "\"}";
            return outcome(error.getBytes(StandardCharsets.UTF_8), true);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String exitError(String id) {
        int status;
        try {
            status = process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            status = -1;
        }
        return "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: " + id
                + " Error: Runtime exited with error: exit status " + status + "\"}";
    }

    private Outcome outcome(byte[] payload, boolean failed) {
        return new Outcome(payload, failed ? "Unhandled" : null, function.version(), "");
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        process.destroyForcibly().onExit().join();
        log.finish();
        api.close();
        agent.close();
        deleteScratch();
    }

    private void deleteScratch() {
        try {
            Files.deleteIfExists(scratch.resolve("node-runtime.js"));
            Files.deleteIfExists(scratch.resolve("log"));
            Files.deleteIfExists(scratch);
        } catch (IOException e) {
            // Left to whoever cleans the temporary directory.
        }
    }
}
