package org.chaosjunit.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Finds the command line of chaos-junit. */
final class CommandLine {
    private static final String ENTRY = Fork.MAIN.replace('.', '/') + ".class";

    private CommandLine() {}

    /** Tells whether it is in a jar or directory. */
    static boolean isIn(Path element) {
        if (Files.isDirectory(element)) {
            return Files.exists(element.resolve(ENTRY));
        }
        try (ZipFile jar = new ZipFile(element.toFile())) {
            return jar.getEntry(ENTRY) != null;
        } catch (IOException e) {
            // Not there, or no jar: then it is not in it.
            return false;
        }
    }
}
