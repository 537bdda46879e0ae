package org.chaosjunit.aws.handler;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a function logs. */
final class TestLog {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LogLines lines = new LogLines(new PrintStream(written, true, StandardCharsets.UTF_8));

    LogLines lines() {
        return lines;
    }

    /** Returns the lines without what all begin with. */
    List<String> texts() {
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replace("{\"source\":\"failure-lambda\",\"level\":", "{"))
                .toList();
    }
}
