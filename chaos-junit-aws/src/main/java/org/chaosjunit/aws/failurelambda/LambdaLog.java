package org.chaosjunit.aws.failurelambda;

/** The lines that Lambda itself writes around each invocation, in its text and in its JSON format. */
final class LambdaLog {
    private LambdaLog() {}

    static boolean isStart(String line) {
        return line.startsWith("START RequestId: ") || line.contains("\"type\":\"platform.start\"");
    }

    static boolean isEnd(String line) {
        return line.startsWith("END RequestId: ") || line.contains("\"type\":\"platform.runtimeDone\"");
    }

    static boolean isFailure(String line) {
        return line.contains("Invoke Error")
                || (line.contains("\"type\":\"platform.runtimeDone\"") && !line.contains("\"status\":\"success\""))
                || (line.startsWith("REPORT RequestId: ") && line.contains("Status: "));
    }
}
