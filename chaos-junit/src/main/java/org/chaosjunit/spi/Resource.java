package org.chaosjunit.spi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a file holds that an attribute names: one of the file system, or with {@code classpath:} one of the class path.
 *
 * @param attribute the attribute
 * @param location the file, as written
 * @param bytes what it holds
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; read once.
public record Resource(String attribute, String location, byte[] bytes) {
    private static final String CLASS_PATH = "classpath:";
    private static final int MOST_BYTES = 64 << 20;

    /**
     * Reads it.
     *
     * @param testClass the class whose class path is meant
     * @throws InvalidAttributeException if it cannot be read, is empty or has more than 64 MB
     */
    public static Resource read(String attribute, String location, Class<?> testClass) {
        String name = location.strip();
        byte[] bytes =
                name.startsWith(CLASS_PATH) ? ofClassPath(attribute, name, testClass) : ofFileSystem(attribute, name);
        if (bytes.length == 0) {
            throw invalid(attribute, "to name a file that is not empty", name + " has 0 bytes", "Fill it.");
        }
        return new Resource(attribute, name, bytes);
    }

    private static byte[] ofFileSystem(String attribute, String name) {
        String required = "to name a file that can be read";
        String hint = "A path is relative to the working directory; a resource is written `" + attribute
                + " = \"classpath:...\"`.";
        try {
            Path file = Path.of(name).toAbsolutePath();
            try (InputStream input = Files.newInputStream(file)) {
                return bounded(attribute, name, input);
            } catch (NoSuchFileException none) {
                throw invalid(attribute, required, '"' + name + "\", and there is no file " + file, hint);
            } catch (AccessDeniedException denied) {
                throw invalid(attribute, required, '"' + name + "\", and reading " + file + " is not allowed", hint);
            } catch (IOException unreadable) {
                throw invalid(attribute, required, '"' + name + "\": " + unreadable.getMessage(), hint);
            }
        } catch (InvalidPathException noPath) {
            throw invalid(attribute, required, '"' + name + "\", which is no path", hint);
        }
    }

    private static byte[] ofClassPath(String attribute, String name, Class<?> testClass) {
        String resource = name.substring(CLASS_PATH.length()).replaceFirst("^/+", "");
        String required = "to name a resource of the class path";
        String hint = "Write its whole name, for example `" + attribute + " = \"classpath:com/acme/orders.csv\"`.";
        try (InputStream input = testClass.getResourceAsStream('/' + resource)) {
            if (input == null) {
                throw invalid(attribute, required, '"' + name + "\", and there is none of that name", hint);
            }
            return bounded(attribute, name, input);
        } catch (IOException unreadable) {
            throw invalid(attribute, required, '"' + name + "\": " + unreadable.getMessage(), hint);
        }
    }

    private static byte[] bounded(String attribute, String name, InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw invalid(attribute, "to name a file of at most 64 MB", name + " has more", "Use a part of it.");
        }
        return bytes;
    }

    /**
     * Returns it as text of UTF-8, without a byte order mark.
     *
     * @throws InvalidAttributeException if it is something else
     */
    public String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw invalid(
                    attribute, "to name a text of UTF-8", location + " is encoded otherwise", "Save it as UTF-8.");
        }
    }

    private static InvalidAttributeException invalid(String attribute, String required, String found, String hint) {
        return new InvalidAttributeException(attribute, required, found, hint);
    }
}
