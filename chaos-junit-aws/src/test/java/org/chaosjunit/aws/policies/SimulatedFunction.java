package org.chaosjunit.aws.policies;

import java.time.Instant;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.logs.LocalLogs;

/** A function that reads its document in each invocation, and logs what its library would log. */
final class SimulatedFunction implements Runnable {
    private static final String LOG_GROUP = "/aws/lambda/orders";

    private final LocalLogs logs;
    private final Document document;
    private int invocations;

    SimulatedFunction(LocalAws aws, Document document) {
        this.logs = aws.service(LocalLogs.class);
        this.document = document;
    }

    @Override
    public void run() {
        String id = "RequestId: " + invocations++;
        log("START " + id + " Version: $LATEST");
        String configuration = document.read().replace(" ", "");
        if (configuration.contains("\"is_enabled\":true")) {
            log("[INFO] Injecting 100 ms of delay with a rate of 1");
        } else if (configuration.contains("\"enabled\":true")) {
            log("{\"source\":\"failure-lambda\",\"level\":\"info\",\"mode\":\"latency\",\"action\":\"inject\","
                    + "\"latency_ms\":100}");
        }
        log("END " + id);
    }

    private void log(String line) {
        logs.append(LOG_GROUP, "container", Instant.now(), line);
    }

    /** What says how it shall fail. */
    interface Document {
        String read();
    }
}
