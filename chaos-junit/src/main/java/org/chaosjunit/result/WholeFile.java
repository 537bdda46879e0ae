package org.chaosjunit.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files of which nobody ever sees a part, not even when several processes write the same one. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes or replaces a file, and makes its directory if there is none. */
    public static void write(Path path, String content) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        // A name of its own: a guardian and the next run may write of the same experiment at the same time.
        Path next = path.resolveSibling(path.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId() + ".next");
        Files.writeString(next, content);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
