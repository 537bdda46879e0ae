package org.chaosjunit.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.chaosjunit.spi.InvalidAttributeException;

/** The attribute that names a file. */
final class Paths {
    private Paths() {}

    static Path parse(String attribute, String text) {
        if (text.isBlank()) {
            throw invalid(attribute, text);
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw invalid(attribute, text);
        }
    }

    private static InvalidAttributeException invalid(String attribute, String text) {
        return new InvalidAttributeException(
                attribute,
                "to be the path of a file",
                '"' + text.replace('\0', '?') + '"',
                "Write for example `" + attribute + " = \"config/flags.properties\"`.");
    }
}
