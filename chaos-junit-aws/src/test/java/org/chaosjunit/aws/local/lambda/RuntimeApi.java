package org.chaosjunit.aws.local.lambda;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.chaosjunit.aws.local.HttpEndpoint;
import org.chaosjunit.aws.local.wire.WireRequest;
import org.chaosjunit.aws.local.wire.WireResponse;
import org.jspecify.annotations.Nullable;

/** The Runtime API of Lambda for one container: the runtime asks for an event and posts what came of it. */
final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<@Nullable String> ready = new CompletableFuture<>();
    private final HttpEndpoint http;
    private volatile @Nullable Event current;

    /** An event, and what comes of it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Event(String id, String arn, byte[] payload, long deadline, CompletableFuture<Result> result) {}

    /** What the runtime posted. */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(byte[] payload, boolean failed) {}

    RuntimeApi() {
        http = HttpEndpoint.start("lambda-runtime", 0, this::answer);
    }

    String address() {
        return "127.0.0.1:" + http.port();
    }

    /** Is complete once the runtime has asked for its first event; with an error if it could not start. */
    CompletableFuture<@Nullable String> ready() {
        return ready;
    }

    void offer(Event event) {
        current = event;
        events.add(event);
    }

    private @Nullable WireResponse answer(WireRequest request) {
        if (!request.path().startsWith(BASE)) {
            return WireResponse.text(404, "text/plain", "Not of the Runtime API: " + request.path());
        }
        String path = request.path().substring(BASE.length());
        if (path.equals("invocation/next")) {
            return next();
        }
        if (path.equals("init/error")) {
            ready.complete(request.text());
            return accepted();
        }
        return posted(path, request);
    }

    private @Nullable WireResponse next() {
        ready.complete(null);
        try {
            Event event = events.take();
            Map<String, String> headers = Map.of(
                    "Content-Type", "application/json",
                    "Lambda-Runtime-Aws-Request-Id", event.id(),
                    "Lambda-Runtime-Deadline-Ms", Long.toString(event.deadline()),
                    "Lambda-Runtime-Invoked-Function-Arn", event.arn(),
                    "Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
            return new WireResponse(200, headers, event.payload());
        } catch (InterruptedException e) {
            return null;
        }
    }

    private WireResponse posted(String path, WireRequest request) {
        Event event = current;
        if (event != null && path.equals("invocation/" + event.id() + "/response")) {
            event.result().complete(new Result(request.body(), false));
            return accepted();
        }
        if (event != null && path.equals("invocation/" + event.id() + "/error")) {
            event.result().complete(new Result(request.body(), true));
            return accepted();
        }
        return WireResponse.text(400, "application/json", "{\"errorType\":\"InvalidRequestID\"}");
    }

    private static WireResponse accepted() {
        return WireResponse.text(202, "application/json", "{\"status\":\"OK\"}");
    }

    @Override
    public void close() {
        http.close();
    }
}
