package org.chaosjunit.aws.handler;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that take room in the directory of temporary files, named as failure-lambda names them. */
final class BallastFiles {
    private static final String PREFIX = "diskspace-failure-";
    private static final String SUFFIX = ".tmp";

    private final Path directory;

    BallastFiles(Path directory) {
        this.directory = directory;
    }

    /** Writes a file of that many bytes; keeps what could be written if there is not enough room. */
    void fill(long bytes) throws IOException {
        byte[] block = new byte[1 << 20];
        Path file = Files.createTempFile(directory, PREFIX, SUFFIX);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = bytes; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
    }

    /** Deletes all of them, also those that an event left behind that never ended. */
    void clear(LogLines log) {
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
                removed++;
            }
        } catch (IOException e) {
            log.warn("mode", "diskspace", "action", "clear_error", "message", e.toString());
        }
        if (removed > 0) {
            log.info("mode", "diskspace", "action", "clear", "files_removed", removed);
        }
    }
}
