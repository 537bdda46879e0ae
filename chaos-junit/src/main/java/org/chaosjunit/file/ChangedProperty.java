package org.chaosjunit.file;

import java.nio.file.Path;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Target;

/**
 * A key of a {@code .properties} file has another value; as an annotation, {@link SetProperty}.
 *
 * <p>In code: {@code setProperty("config/flags.properties", "checkout.enabled", "false")}.
 *
 * @param file the file, absolute or from the working directory
 * @param key the key, not empty
 * @param value the value that it has
 */
public record ChangedProperty(Path file, String key, String value) implements PlacedFault {
    /**
     * Checks the key.
     *
     * @throws InvalidAttributeException if it is empty
     */
    public ChangedProperty {
        if (key.isEmpty()) {
            throw new InvalidAttributeException(
                    "key", "to be the name of a property", "\"\"", "Write for example `key = \"checkout.enabled\"`.");
        }
    }

    /** Sets that key, arguments as in {@link SetProperty}. */
    public static ChangedProperty setProperty(String file, String key, String value) {
        return new ChangedProperty(Paths.parse("file", file), key, value);
    }

    @Override
    public Target target() {
        return new FileTarget(TargetFile.of(file));
    }

    @Override
    public String description() {
        return "set " + key + " to \"" + value + "\" in " + file;
    }
}
