package org.chaosjunit.aws.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process has used at most, where Linux says it. */
final class ProcessMemory {
    private ProcessMemory() {}

    static long megabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
