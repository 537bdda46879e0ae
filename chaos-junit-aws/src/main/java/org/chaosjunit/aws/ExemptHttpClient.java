package org.chaosjunit.aws;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.spi.ExemptThread;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Sends requests from threads that no fault of this JVM hits, each over a connection of its own. */
final class ExemptHttpClient implements SdkHttpClient {
    private static final ExecutorService THREADS = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new ExemptThread(task, "chaos-junit calls AWS"));

    private final SdkHttpClient client;

    ExemptHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        // The JDK would share a kept connection with the system under test, on which a fault may act.
        HttpExecuteRequest alone = HttpExecuteRequest.builder()
                .request(request.httpRequest().copy(http -> http.putHeader("Connection", "close")))
                .contentStreamProvider(request.contentStreamProvider().orElse(null))
                .metricCollector(request.metricCollector().orElse(null))
                .build();
        ExecutableHttpRequest prepared = client.prepareRequest(alone);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return await(THREADS.submit(prepared), prepared);
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static HttpExecuteResponse await(Future<HttpExecuteResponse> answer, ExecutableHttpRequest request)
            throws IOException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            request.abort();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while AWS was called");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
