package org.chaosjunit.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.List;
import org.chaosjunit.testing.QuickJava;

/** Another JVM that has the lock of a journal, as its guardian has while it takes back what is in it. */
final class LockHolder {
    private final Process process;

    private LockHolder(Process process) {
        this.process = process;
    }

    /** Keeps the lock until its parent is gone, or ends it. */
    @SuppressWarnings("SystemOut") // That is how its parent hears of it.
    public static void main(String[] arguments) throws IOException {
        try (RandomAccessFile journal = new RandomAccessFile(arguments[0], "rw");
                FileLock lock = journal.getChannel().lock(Long.MAX_VALUE - 1, 1, false)) {
            System.out.println(lock.isValid());
            while (System.in.read() >= 0) {
                // Not before the end.
            }
        }
    }

    /** Returns when it has the lock. */
    static LockHolder start(Path journal) throws IOException {
        List<String> command = QuickJava.command();
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LockHolder.class.getName()));
        command.add(journal.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader();
        if (!"true".equals(said.readLine())) {
            process.destroyForcibly();
            throw new IllegalStateException("the other process did not get the lock");
        }
        return new LockHolder(process);
    }

    void close() {
        process.destroyForcibly();
    }
}
