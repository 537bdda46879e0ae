package org.chaosjunit.aws.handler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A function in a process of its own, run by the official runtime interface client, without JUnit on its class path.
 *
 * <p>See "Using the Lambda runtime API for custom runtimes" in the Lambda Developer Guide.
 */
final class LambdaRuntime implements AutoCloseable {
    private static final int MOST_SECONDS = 60;
    private static final String PATH = "/2018-06-01/runtime/invocation/";

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Process process;
    private final Path log;

    /** Starts a function all of which is on the class path. */
    LambdaRuntime(Class<?> handler, Path log, Map<String, String> environment, String... flags) throws IOException {
        this(classPath(), ".", handler, log, environment, flags);
    }

    /** Starts a function that lies in a directory, as Lambda unpacks it; on the class path is nothing but the runtime. */
    static LambdaRuntime of(Path task, Class<?> handler, Path log, Map<String, String> environment, String... flags)
            throws IOException {
        return new LambdaRuntime(runtimeOnly(), task.toString(), handler, log, environment, flags);
    }

    private LambdaRuntime(
            String classPath, String task, Class<?> handler, Path log, Map<String, String> environment, String... flags)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        this.log = log;
        server.createContext(PATH, this::exchange);
        server.start();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(Arrays.asList(flags));
        builder.command()
                .addAll(Arrays.asList(
                        "-cp",
                        classPath,
                        "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                        handler.getName()));
        // Its class loader looks there.
        builder.directory(Path.of(task).toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API",
                        "127.0.0.1:" + server.getAddress().getPort(),
                        "_HANDLER",
                        handler.getName(),
                        "LAMBDA_TASK_ROOT",
                        task,
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "f",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "1",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "128"));
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static String runtimeOnly() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*/aws-lambda-java-[^/]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(junit-(platform|jupiter)|jqwik|assertj|archunit).*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("/next")) {
                byte[] event = events.take().getBytes(StandardCharsets.UTF_8);
                // Without it the client ends with a segmentation fault.
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "1");
                exchange.getResponseHeaders()
                        .add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
                exchange.getResponseHeaders()
                        .add(
                                "Lambda-Runtime-Invoked-Function-Arn",
                                "arn:aws:lambda:eu-central-1:123456789012:function:f");
                exchange.sendResponseHeaders(200, event.length);
                exchange.getResponseBody().write(event);
            } else {
                answers.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(202, -1);
            }
        } catch (InterruptedException e) {
            // The function is no longer needed.
        }
    }

    /** Returns the answer to an event, or the log if there is none. */
    String invoke(String event) throws InterruptedException, IOException {
        events.add(event);
        for (int i = 0; i < MOST_SECONDS && process.isAlive(); i++) {
            String answer = answers.poll(1, TimeUnit.SECONDS);
            if (answer != null) {
                return answer;
            }
        }
        return "no answer: " + Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        threads.shutdownNow();
        server.stop(0);
    }
}
