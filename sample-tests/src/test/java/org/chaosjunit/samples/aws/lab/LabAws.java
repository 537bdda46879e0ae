package org.chaosjunit.samples.aws.lab;

import java.util.Map;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.lambda.LocalLambda;
import org.jspecify.annotations.Nullable;

/** The stand-in for AWS in which all pipelines of the lab stand. */
final class LabAws {
    // Those of all pipelines together; with fewer, invocations of one would wait for those of another.
    private static final int PROCESSES = 64;

    private static @Nullable LocalAws shared;

    private LabAws() {}

    /** Returns it, started by the first who asks, and leads every client of AWS in this JVM to it. */
    static synchronized LocalAws open() {
        LocalAws aws = shared;
        if (aws == null) {
            aws = LocalAws.start();
            aws.service(LocalLambda.class).processes(PROCESSES);
            Runtime.getRuntime().addShutdownHook(new Thread(aws::close));
            shared = aws;
        }
        properties(aws).forEach(System::setProperty);
        return aws;
    }

    /** Leads nobody there any more. */
    static synchronized void close() {
        if (shared != null) {
            properties(shared).keySet().forEach(System::clearProperty);
        }
    }

    private static Map<String, String> properties(LocalAws aws) {
        Map<String, String> environment = aws.environment();
        return Map.of(
                "aws.endpointUrl", environment.get("AWS_ENDPOINT_URL"),
                "aws.region", environment.get("AWS_REGION"),
                "aws.accessKeyId", environment.get("AWS_ACCESS_KEY_ID"),
                "aws.secretAccessKey", environment.get("AWS_SECRET_ACCESS_KEY"));
    }
}
