package org.chaosjunit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The stop button: it is pressed as long as there is this file.
 *
 * @param path the file
 */
record StopFile(Path path) {
    boolean isPressed() {
        return Files.exists(path);
    }

    /** Returns what the file says: why it was pressed. */
    String reason() throws IOException {
        return Files.readString(path).strip();
    }

    void press(String reason) throws IOException {
        Files.createDirectories(path.getParent());
        // A running experiment reads it at once, so it must be whole from the beginning.
        Path next = Files.createTempFile(path.getParent(), "stop", ".next");
        try {
            Files.writeString(next, reason + "\n");
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Returns whether it was pressed. */
    boolean release() throws IOException {
        return Files.deleteIfExists(path);
    }
}
