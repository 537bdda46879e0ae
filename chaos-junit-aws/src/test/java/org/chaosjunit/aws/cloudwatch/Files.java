package org.chaosjunit.aws.cloudwatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files beside the tests. */
final class Files {
    private Files() {}

    static String text(String name) {
        try (InputStream input = Objects.requireNonNull(Files.class.getResourceAsStream(name))) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
