package org.chaosjunit.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.testing.QuickJava;

/** A {@link FileRun} in another JVM. */
final class OtherRun implements AutoCloseable {
    private final Process process;

    private OtherRun(Process process) {
        this.process = process;
    }

    /** Returns when it has changed the file. */
    static OtherRun start(Path journals, Path file) throws IOException {
        List<String> command = QuickJava.command();
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FileRun.class.getName()));
        command.addAll(List.of(journals.toString(), file.toString()));
        Process process = new ProcessBuilder(command)
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
