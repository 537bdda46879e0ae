package org.chaosjunit.cli;

import java.nio.file.Path;
import org.chaosjunit.gate.GateConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that says what a gate must know. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "JSON that says what is run, what is required, and where files are; see docs/gate.md.")
    private @Nullable Path file;

    Path file() {
        if (file == null) {
            throw new UsageException("--config is required.");
        }
        return file;
    }

    /** Reads it; throws {@link org.chaosjunit.gate.GateConfigurationException}. */
    GateConfig read() {
        return GateConfig.read(file());
    }
}
