package org.chaosjunit.load;

import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadDriver;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.SampleSink;

/** Sends HTTP/1.1 requests from this JVM. */
final class HttpDriver implements LoadDriver<HttpOperation> {
    @Override
    public Drive start(LoadPlan<HttpOperation> plan, long startNanos, SampleSink samples) {
        return Pacer.start(plan, startNanos, samples, sender(plan.operation(), Pacer.threadName(plan, "http")));
    }

    private static Sender sender(HttpOperation operation, String threadName) {
        return operation.uri().getScheme().equalsIgnoreCase("http")
                ? new PlainSender(operation, new PlainConnections(operation.uri(), threadName))
                : new HttpSender(operation, new HttpConnections(operation, threadName));
    }
}
