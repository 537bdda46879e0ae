package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SettingsTests {
    private static final String KEY = "settings-of.tests";
    private static final String UNKNOWN = "chaosjunit.revert";

    @AfterEach
    void clear() {
        System.clearProperty(KEY);
        System.clearProperty(UNKNOWN);
    }

    private static Settings settings(Map<String, String> environment, Map<String, String> platform) {
        return new Settings(environment, key -> Optional.ofNullable(platform.get(key)), platform.keySet());
    }

    @Test
    void prefersThePropertyToTheEnvironmentAndThatToThePlatform() {
        Map<String, String> environment = Map.of("SETTINGS_OF_TESTS", "environment");
        Map<String, String> platform = Map.of(KEY, "platform");

        assertThat(settings(Map.of(), Map.of()).get(KEY)).isEmpty();
        assertThat(settings(Map.of(), platform).get(KEY)).contains("platform");
        assertThat(settings(environment, platform).get(KEY)).contains("environment");
        System.setProperty(KEY, "property");
        assertThat(settings(environment, platform).get(KEY)).contains("property");
    }

    @Test
    void hasItsFilesWhereItsDocumentsSay() {
        Settings settings = settings(Map.of(), Map.of());

        assertThat(settings.resultsDirectory())
                .isEqualTo(Path.of("target/chaos-junit/results").toAbsolutePath());
        assertThat(settings.reportDirectory())
                .isEqualTo(Path.of("target/chaos-junit/report").toAbsolutePath());
        assertThat(settings.journalDirectory())
                .isEqualTo(Path.of(".chaos-junit/journal").toAbsolutePath());
        assertThat(settings.isConsoleEnabled()).isTrue();
    }

    @Test
    void readsAliasesFromOneList() {
        Map<String, String> platform = Map.of("chaosjunit.aliases", "a.example=localhost:1, b.example = [::1]:2,");

        assertThat(settings(Map.of(), platform).aliases())
                .containsExactly(entry("a.example", "localhost:1"), entry("b.example", "[::1]:2"));
    }

    @Test
    void findsUnknownParametersWhereverTheyAreAndNamesThoseThatAreKnown() {
        System.setProperty(UNKNOWN, "never");
        Map<String, String> environment =
                Map.of("CHAOSJUNIT_SEED", "1", "CHAOSJUNIT_JURNAL_DIRECTORY", "x", "HOME", "/");
        Map<String, String> platform =
                Map.of(UNKNOWN, "always", "chaosjunit.result.directory", "x", "orders.port", "1");
        String known =
                "chaosjunit.accounts.allowed, chaosjunit.aliases, chaosjunit.console.enabled, chaosjunit.guardian.enabled,"
                        + " chaosjunit.interfaces.allowed,"
                        + " chaosjunit.jmeter.engines, chaosjunit.journal.directory,"
                        + " chaosjunit.lease.directory, chaosjunit.report.directory, chaosjunit.results.directory,"
                        + " chaosjunit.seed, chaosjunit.stop.command, chaosjunit.stop.file, chaosjunit.targets.allowed";

        assertThat(settings(environment, platform).unknown())
                .extracting(Problem::toString)
                .containsExactly(
                        "requires parameters that are known, but found the system property `chaosjunit.revert`. The"
                                + " nearest is `chaosjunit.seed`. Known: " + known + ".",
                        "requires parameters that are known, but found the environment variable"
                                + " `CHAOSJUNIT_JURNAL_DIRECTORY`. The nearest is `CHAOSJUNIT_JOURNAL_DIRECTORY`. Known: "
                                + known.toUpperCase(Locale.ROOT).replace('.', '_') + ".",
                        "requires parameters that are known, but found the configuration parameter"
                                + " `chaosjunit.result.directory`. The nearest is `chaosjunit.results.directory`. Known: "
                                + known + ".");
    }

    @Test
    void knowsEveryParameterThatItReads() {
        for (String key : new String[] {"aliases", "seed", "stop.file", "targets.allowed"}) {
            assertThat(settings(Map.of(), Map.of("chaosjunit." + key, "x")).unknown())
                    .isEmpty();
        }
    }

    @Test
    void allowsInterfacesOnlyByAPropertyOrTheEnvironment() {
        assertThat(Settings.allowedInterfaces()).isEmpty();
        System.setProperty("chaosjunit.interfaces.allowed", " veth0, wlan0 ,");
        try {
            assertThat(Settings.allowedInterfaces()).containsExactlyInAnyOrder("veth0", "wlan0");
        } finally {
            System.clearProperty("chaosjunit.interfaces.allowed");
        }
    }
}
