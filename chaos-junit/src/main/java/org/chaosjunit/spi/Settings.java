package org.chaosjunit.spi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Configuration parameters named {@code chaosjunit.*}.
 *
 * <p>A system property wins over the environment variable (upper case, {@code _} for every other character), which wins
 * over {@code junit-platform.properties} and parameters of the launcher.
 */
public final class Settings {
    /** Prefix of every parameter. */
    public static final String PREFIX = "chaosjunit.";

    /** All parameters, without the prefix: whatever else has the prefix is refused. */
    private static final Set<String> KNOWN = Set.of(
            "accounts.allowed",
            "aliases",
            "console.enabled",
            "guardian.enabled",
            "interfaces.allowed",
            "jmeter.engines",
            "journal.directory",
            "lease.directory",
            "report.directory",
            "results.directory",
            "seed",
            "stop.command",
            "stop.file",
            "targets.allowed");

    private final Map<String, String> environment;
    private final Function<String, Optional<String>> platform;
    private final Collection<String> platformNames;

    /** Creates settings in an environment of their own. */
    Settings(
            Map<String, String> environment,
            Function<String, Optional<String>> platform,
            Collection<String> platformNames) {
        this.environment = Map.copyOf(environment);
        this.platform = platform;
        this.platformNames = List.copyOf(platformNames);
    }

    /** Returns settings from system properties and the environment only. */
    public static Settings ofSystem() {
        return over(key -> Optional.empty());
    }

    /** Returns settings that also look into the test platform's configuration parameters. */
    public static Settings over(Function<String, Optional<String>> platform) {
        return over(platform, List.of());
    }

    /**
     * Returns settings that also look into the test platform's configuration parameters.
     *
     * @param names the names of those parameters as far as they can be listed, so that unknown ones are found
     */
    public static Settings over(Function<String, Optional<String>> platform, Collection<String> names) {
        return new Settings(System.getenv(), platform, names);
    }

    /** Returns any parameter by its whole name, not only those of this project. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(System.getProperty(key))
                .or(() -> Optional.ofNullable(environment.get(variable(key))))
                .or(() -> platform.apply(key));
    }

    /** Returns what is wrong with the names of parameters that begin like ours and are none of ours; sorted. */
    public List<Problem> unknown() {
        List<String> known = KNOWN.stream().map(PREFIX::concat).sorted().toList();
        Set<String> properties = System.getProperties().stringPropertyNames();
        List<Problem> problems = new ArrayList<>(unknown("the system property", properties, known));
        List<String> variables = known.stream().map(Settings::variable).toList();
        problems.addAll(unknown("the environment variable", environment.keySet(), variables));
        List<String> parameters = platformNames.stream()
                .filter(name ->
                        !properties.contains(name) && platform.apply(name).isPresent())
                .toList();
        problems.addAll(unknown("the configuration parameter", parameters, known));
        return problems;
    }

    private static List<Problem> unknown(String kind, Collection<String> names, List<String> known) {
        String prefix = known.get(0).substring(0, PREFIX.length());
        return names.stream()
                .filter(name -> name.startsWith(prefix) && !known.contains(name))
                .sorted()
                .map(name -> new Problem(
                        "",
                        "parameters that are known",
                        kind + " `" + name + "`",
                        "The nearest is `" + Spelling.nearest(name, known).get(0) + "`. Known: "
                                + String.join(", ", known) + "."))
                .toList();
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
        return stopFile(journalDirectory());
    }

    /** Returns {@link #stopFile()} for journals in that directory. */
    public Path stopFile(Path journalDirectory) {
        return path("stop.file", journalDirectory.resolve("stop").toString());
    }

    /**
     * Returns {@code chaosjunit.stop.command}, by default none: a command for {@code sh} that is run several times a
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
     * Returns {@code chaosjunit.accounts.allowed}: accounts of a cloud that may be experimented on, each with a region or
     * {@code *}, as {@code 123456789012/eu-west-1}, separated by commas; by default none.
     *
     * <p>Only a system property or the environment can allow one, no file of the project.
     */
    public static Set<String> allowedAccounts() {
        return list("accounts.allowed");
    }

    /**
     * Returns {@code chaosjunit.interfaces.allowed}: network interfaces outside a namespace that may be experimented on,
     * names separated by commas; by default none.
     *
     * <p>Only a system property or the environment can allow one, no file of the project.
     */
    public static Set<String> allowedInterfaces() {
        return list("interfaces.allowed");
    }

    private static Set<String> list(String key) {
        return ofSystem().get(PREFIX + key).stream()
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

    /**
     * Returns {@code chaosjunit.guardian.enabled}: whether a process of its own takes back what outlives this JVM if this
     * JVM cannot, by default it does.
     */
    public boolean isGuardianEnabled() {
        return get(PREFIX + "guardian.enabled").map(Boolean::parseBoolean).orElse(true);
    }

    private Path path(String key, String otherwise) {
        return Path.of(get(PREFIX + key).orElse(otherwise)).toAbsolutePath();
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
