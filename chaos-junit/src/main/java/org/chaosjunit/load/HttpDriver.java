package org.chaosjunit.load;

import org.chaosjunit.load.answer.AnswerCheck;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.HttpVersion;
import org.chaosjunit.spi.LoadDriver;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.SampleSink;

/** Sends HTTP requests from this JVM. */
final class HttpDriver implements LoadDriver<HttpOperation> {
    @Override
    public Drive start(LoadPlan<HttpOperation> plan, long startNanos, SampleSink samples) {
        return Pacer.start(plan, startNanos, samples, sender(plan));
    }

    private static Sender sender(LoadPlan<HttpOperation> plan) {
        HttpOperation operation = plan.operation();
        HttpRequests requests = new HttpRequests(operation);
        AnswerDesk desk = new AnswerDesk(new AnswerCheck(operation.expected()), Pacer.threadName(plan, "check"));
        String thread = Pacer.threadName(plan, "http");
        if (operation.version() == HttpVersion.HTTP_2) {
            return new Http2Sender(requests, new Http2Connections(requests.server(), operation.tls(), thread), desk);
        }
        return requests.server().getScheme().equalsIgnoreCase("http")
                ? new PlainSender(requests, new PlainConnections(requests.server(), thread), desk)
                : new HttpSender(requests, new HttpConnections(requests.server(), operation.tls(), thread), desk);
    }
}
