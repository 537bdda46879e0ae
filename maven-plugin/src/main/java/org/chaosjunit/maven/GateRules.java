package org.chaosjunit.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.chaosjunit.gate.DecisionOverride;
import org.chaosjunit.gate.GateConfigurationException;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.Policy;
import org.chaosjunit.gate.Rules;
import org.chaosjunit.spi.InvalidAttributeException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What was written about how to decide.
 *
 * @param written the element {@code rules}, or null
 * @param onInconclusive name of a decision
 * @param onError name of a decision
 * @param retries how often at the most the experiments are run again
 * @param words who overrides, why, and until when; each may be null
 * @param auditFile the audit log, or null
 */
record GateRules(
        @Nullable PlexusConfiguration written,
        String onInconclusive,
        String onError,
        int retries,
        List<@Nullable String> words,
        @Nullable File auditFile) {
    /** Nothing was written: what is by default. */
    GateRules() {
        this(null, "HOLD", "HOLD", 0, List.of(), null);
    }

    List<Rules.Written> rules() throws MojoExecutionException {
        return WrittenParts.of(written);
    }

    Policy policy() throws MojoExecutionException {
        try {
            return new Policy(decision("onInconclusive", onInconclusive), decision("onError", onError), retries);
        } catch (InvalidAttributeException e) {
            throw new MojoExecutionException("The gate " + e.problem(), e);
        }
    }

    @Nullable
    DecisionOverride override() throws MojoExecutionException {
        List<String> texts =
                words.stream().map(word -> word == null ? "" : word).toList();
        if (texts.stream().allMatch(String::isBlank)) {
            return null;
        }
        try {
            return DecisionOverride.of(texts.get(0), texts.get(1), texts.get(2));
        } catch (GateConfigurationException e) {
            throw new MojoExecutionException(
                    e.getMessage() + " Set chaos.override.by, chaos.override.why and chaos.override.until.", e);
        }
    }

    /** Returns the file: beside the journal, for it outlives {@code clean}. */
    Path auditLog(Places places) {
        return auditFile == null
                ? places.base().resolve(".chaos-junit/audit.log")
                : auditFile.toPath().toAbsolutePath();
    }

    private static GateDecision decision(String name, String written) throws MojoExecutionException {
        String wanted = written.strip().toUpperCase(Locale.ROOT);
        return Stream.of(GateDecision.values())
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new MojoExecutionException(
                        "<" + name + "> requires HOLD or ROLLBACK, but found \"" + written + "\"."));
    }
}
