package org.chaosjunit.samples.flags;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A checkout that asks a file of flags which way to take. */
final class Checkout {
    private final Path flags;

    Checkout(Path flags) {
        this.flags = flags;
    }

    /** Returns what the customer pays, by the new prices or by the old ones. */
    int priceOf(int pieces) throws IOException {
        return isOn("checkout.new-prices") ? pieces * 90 : pieces * 100;
    }

    private boolean isOn(String flag) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(flags)) {
            values.load(reader);
        }
        return Boolean.parseBoolean(values.getProperty(flag));
    }
}
