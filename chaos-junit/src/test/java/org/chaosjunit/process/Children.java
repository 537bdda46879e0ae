package org.chaosjunit.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Child processes of a test, all of which end with it.
 *
 * @param directory where they run
 * @param started those that were started directly
 */
record Children(Path directory, List<Process> started) implements AutoCloseable {
    Children(Path directory) {
        this(directory, new ArrayList<>());
    }

    Proc start(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command).directory(directory.toFile()).start();
        started.add(process);
        return Proc.of(process.pid()).orElseThrow();
    }

    /** Starts a shell that counts in a file. */
    Proc counter(Path file) throws IOException {
        return start("sh", "-c", "i=0; while :; do i=$((i+1)); echo $i > " + file + "; sleep 0.02; done");
    }

    @Override
    public void close() {
        started.stream()
                .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process.toHandle())))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
