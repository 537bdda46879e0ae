package org.chaosjunit.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads from Linux how much processor time processes have used, in steps of 10 ms. */
final class ProcessorTime {
    private static final double MICROS_PER_TICK = 10_000;
    // Counted from the state, the first field after the name.
    private static final int USER = 11;
    private static final int CHILDREN_USER = 13;

    private ProcessorTime() {}

    /** Returns that of the process and its live descendants, in microseconds. */
    static double ofProcess(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToDouble(each -> ticks(Long.toString(each.pid()), USER) * MICROS_PER_TICK)
                .sum();
    }

    /** Returns that of all processes that this one started and that have ended, in microseconds. */
    static double ofEndedChildren() {
        return ticks("self", CHILDREN_USER) * MICROS_PER_TICK;
    }

    // User and system time stand side by side.
    private static double ticks(String process, int field) {
        try {
            String stat = Files.readString(Path.of("/proc", process, "stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Double.parseDouble(fields[field]) + Double.parseDouble(fields[field + 1]);
        } catch (IOException gone) {
            return Double.NaN;
        }
    }
}
