package org.chaosjunit.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A {@link FastServer} in a JVM of its own. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final OutputStream orders;
    private final String url;

    /** What came since the last reset: how many, the first when, and how late behind the schedule at the 99th percentile. */
    record Report(long count, long firstNanos, double lateMillis) {}

    ServerProcess() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FastServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        orders = process.getOutputStream();
        url = "http://127.0.0.1:" + answers.readLine() + "/";
    }

    String url() {
        return url;
    }

    private String order(String line) throws IOException {
        orders.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        orders.flush();
        return answers.readLine();
    }

    void reset() throws IOException {
        order("reset");
    }

    void stall() throws IOException {
        order("stall");
    }

    Report report(int rate) throws IOException {
        String[] report = order("report " + rate).split(" ");
        return new Report(Long.parseLong(report[0]), Long.parseLong(report[1]), Long.parseLong(report[2]) / 1e6);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
