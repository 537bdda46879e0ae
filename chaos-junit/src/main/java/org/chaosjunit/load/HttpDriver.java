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
        HttpConnections connections = new HttpConnections(plan.operation(), Pacer.threadName(plan, "http"));
        return Pacer.start(plan, startNanos, samples, new HttpSender(plan.operation(), connections));
    }
}
