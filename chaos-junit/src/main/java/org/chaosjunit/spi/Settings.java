package org.chaosjunit.spi;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Configuration parameters named {@code chaosjunit.*}.
 *
 * <p>A system property wins over the environment variable (upper case, {@code _} for every other character), which wins
 * over {@code junit-platform.properties} and parameters of the launcher.
 */
public final class Settings {
    /** Prefix of every parameter. */
    public static final String PREFIX = "chaosjunit.";

    private final Function<String, @Nullable String> environment;
    private final Function<String, Optional<String>> platform;

    /** Creates settings in an environment of their own. */
    Settings(Function<String, @Nullable String> environment, Function<String, Optional<String>> platform) {
        this.environment = environment;
        this.platform = platform;
    }

    /** Returns settings from system properties and the environment only. */
    public static Settings ofSystem() {
        return over(key -> Optional.empty());
    }

    /** Returns settings that also look into the test platform's configuration parameters. */
    public static Settings over(Function<String, Optional<String>> platform) {
        return new Settings(System::getenv, platform);
    }

    /** Returns any parameter by its whole name, not only those of this project. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(System.getProperty(key))
                .or(() -> Optional.ofNullable(environment.apply(variable(key))))
                .or(() -> platform.apply(key));
    }

    /** Returns {@code chaosjunit.results.directory}, by default {@code target/chaos-junit/results}. */
    public Path resultsDirectory() {
        return path("results.directory", "target/chaos-junit/results");
    }

    /** Returns {@code chaosjunit.report.directory}, by default {@code target/chaos-junit/report}. */
    public Path reportDirectory() {
        return path("report.directory", "target/chaos-junit/report");
    }

    /** Returns {@code chaosjunit.journal.directory}, by default {@code .chaos-junit/journal}. */
    public Path journalDirectory() {
        return path("journal.directory", ".chaos-junit/journal");
    }

    /**
     * Returns {@code chaosjunit.lease.directory}, by default {@code .chaos-junit/leases} in the user's home: whoever shares
     * it never experiments on one target at once.
     */
    public Path leaseDirectory() {
        return path("lease.directory", System.getProperty("user.home") + "/.chaos-junit/leases");
    }

    /**
     * Returns {@code chaosjunit.stop.file}, by default {@code stop} in the journal directory: while there is such a file, a
     * running experiment stops and none starts.
     */
    public Path stopFile() {
        return path("stop.file", journalDirectory().resolve("stop").toString());
    }

    /**
     * Returns {@code chaosjunit.stop.command}, by default none: a command for {@code sh} that is run about every half
     * second, and stops a running experiment unless it exits with 0.
     */
    public Optional<String> stopCommand() {
        return get(PREFIX + "stop.command").filter(command -> !command.isBlank());
    }

    /**
     * Returns {@code chaosjunit.targets.allowed}: hosts other than loopback that may be experimented on, patterns as in {@link
     * HostPatterns}, separated by commas; by default none.
     *
     * <p>Only a system property or the environment can allow a target, no file of the project.
     */
    public static Optional<HostPatterns> allowedTargets() {
        return ofSystem()
                .get(PREFIX + "targets.allowed")
                .filter(patterns -> !patterns.isBlank())
                .map(patterns -> HostPatterns.of(patterns.strip().split("\\s*,\\s*")));
    }

    /**
     * Returns {@code chaosjunit.interfaces.allowed}: network interfaces outside a namespace that may be experimented on,
     * names separated by commas; by default none.
     *
     * <p>Only a system property or the environment can allow one, no file of the project.
     */
    public static Set<String> allowedInterfaces() {
        return ofSystem().get(PREFIX + "interfaces.allowed").stream()
                .flatMap(names -> Stream.of(names.strip().split("\\s*,\\s*")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns {@code chaosjunit.aliases}: host names and the local addresses they stand for, written as
     * {@code name=host:port}, separated by commas.
     */
    public Map<String, String> aliases() {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (String entry : get(PREFIX + "aliases").orElse("").split(",", -1)) {
            int equals = entry.indexOf('=');
            if (!entry.isBlank()) {
                aliases.put(
                        entry.substring(0, Math.max(equals, 0)).strip(),
                        entry.substring(equals + 1).strip());
            }
        }
        return aliases;
    }

    /** Returns {@code chaosjunit.console.enabled}: whether verdicts are printed, by default they are. */
    public boolean isConsoleEnabled() {
        return get(PREFIX + "console.enabled").map(Boolean::parseBoolean).orElse(true);
    }

    private Path path(String key, String otherwise) {
        return Path.of(get(PREFIX + key).orElse(otherwise)).toAbsolutePath();
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
