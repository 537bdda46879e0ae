package org.chaosjunit.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.StoredResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/**
 * Runs experiments as JUnit would, with their files in a directory of their own.
 *
 * @param directory for the files
 */
public record Kit(Path directory) {
    /** Runs all tests of a class. */
    public Events run(Class<?> testClass) {
        return builder().selectors(selectClass(testClass)).execute().testEvents();
    }

    /** Runs one test method, and all its invocations. */
    public Events run(Class<?> testClass, String method) {
        Method declared = Arrays.stream(testClass.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + method + " in " + testClass));
        return builder().selectors(selectMethod(testClass, declared)).execute().testEvents();
    }

    /** Runs one test method, which fails, and returns what it throws. */
    public Throwable failure(Class<?> testClass, String method) {
        return run(testClass, method).failed().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " did not fail"))
                .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    /** Returns the results that were written. */
    public List<ExperimentResult> results() {
        return stored().stream()
                .map(stored -> Objects.requireNonNull(stored.result(), stored.id() + " has not ended"))
                .toList();
    }

    /** Returns what the results files say. */
    public List<StoredResult> stored() {
        try {
            List<StoredResult> stored = new ArrayList<>();
            for (Path file : ResultsFile.in(directory.resolve("results"))) {
                stored.add(ResultsFile.read(file));
            }
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EngineTestKit.Builder builder() {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.conditions.deactivate", "none")
                .configurationParameter("chaosjunit.results.directory", directory.resolve("results") + "")
                .configurationParameter("chaosjunit.console.enabled", "false")
                .configurationParameter("chaosjunit.lease.directory", directory.resolve("leases") + "")
                .configurationParameter("chaosjunit.journal.directory", directory.resolve("journal") + "");
    }
}
