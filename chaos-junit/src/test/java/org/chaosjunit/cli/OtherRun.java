package org.chaosjunit.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A {@link FileRun} in another JVM. */
final class OtherRun implements AutoCloseable {
    private final Process process;

    private OtherRun(Process process) {
        this.process = process;
    }

    /** Returns when it has changed the file. */
    static OtherRun start(Path journals, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FileRun.class.getName(),
                        journals.toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        if (!FileRun.READY.equals(said.readLine())) {
            process.destroyForcibly();
            throw new IllegalStateException("the other run did not change the file");
        }
        return new OtherRun(process);
    }

    /** Returns how the commands call it. */
    String words() {
        return FileRun.words(process.pid());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("still alive");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
