package org.chaosjunit.aws.local.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a container prints. It goes to a file and not to a pipe: once the function has answered, all that it printed
 * before is there to be read.
 */
final class ContainerLog {
    private final Path file;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private long read;

    ContainerLog(Path file, Consumer<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    Path file() {
        return file;
    }

    /** Hands on each whole line that was not handed on before. */
    synchronized void drain() {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(read);
            byte[] chunk = new byte[8192];
            for (int length = content.read(chunk); length > 0; length = content.read(chunk)) {
                read += length;
                add(chunk, length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            if (chunk[i] == '\n') {
                line();
            } else {
                part.write(chunk[i]);
            }
        }
    }

    /** Hands on what is left, whole line or not. */
    synchronized void finish() {
        drain();
        if (part.size() > 0) {
            line();
        }
    }

    private void line() {
        lines.accept(part.toString(StandardCharsets.UTF_8));
        part.reset();
    }
}
