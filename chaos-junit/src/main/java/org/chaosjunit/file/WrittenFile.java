package org.chaosjunit.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * A file has other content; as an annotation, {@link WriteFile}.
 *
 * <p>In code: {@code writeFile("config/flags.json", "{\"checkout\": false}")}.
 *
 * @param file the file, absolute or from the working directory
 * @param content what it holds, as UTF-8; at most 10 MB
 */
public record WrittenFile(Path file, String content) implements FileFault {
    /**
     * Checks the length.
     *
     * @throws InvalidAttributeException if it is not allowed
     */
    public WrittenFile {
        int length = content.getBytes(StandardCharsets.UTF_8).length;
        if (length > TargetFile.MOST_BYTES) {
            throw new InvalidAttributeException(
                    "content",
                    "to have at most " + TargetFile.MOST_BYTES + " bytes",
                    Integer.toString(length),
                    "Write a shorter one.");
        }
    }

    /** Writes that content, arguments as in {@link WriteFile}. */
    public static WrittenFile writeFile(String path, String content) {
        return new WrittenFile(Paths.parse("path", path), content);
    }

    @Override
    public byte[] content(Optional<byte[]> before) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String description() {
        return "write " + Content.bytes(content.getBytes(StandardCharsets.UTF_8)) + " to " + file;
    }
}
