package org.chaosjunit.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.result.ResultsFile;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Watches a launch for what leaves no results file: experiments that never began. */
final class Course implements TestExecutionListener {
    private final Path results;
    private final List<Launched.NotRun> notRun = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Instant> started = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile @Nullable TestPlan plan;
    private volatile long found;

    Course(Path results) {
        this.results = results;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan all) {
        plan = all;
        found = all.getRoots().stream()
                .flatMap(root -> all.getDescendants(root).stream())
                .filter(Course::isExperiment)
                .count();
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), Instant.now());
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        skipped.add(name(test) + ": " + reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Throwable thrown = result.getThrowable().orElse(null);
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            return;
        }
        if (test.isTest()) {
            Instant began = started.getOrDefault(test.getUniqueId(), Instant.MAX);
            if (!hasResult(began)) {
                notRun.add(new Launched.NotRun(name(test), String.valueOf(thrown)));
            }
            return;
        }
        List<TestIdentifier> without = experimentsIn(test).stream()
                .filter(each -> !started.containsKey(each.getUniqueId()) && told.add(each.getUniqueId()))
                .toList();
        without.forEach(each -> notRun.add(new Launched.NotRun(name(each), String.valueOf(thrown))));
        // An engine that could not search, a class or a template that came to nothing, or an end that went wrong.
        if (without.isEmpty()) {
            broken.add(name(test) + ": " + thrown);
        }
    }

    synchronized Launched launched() {
        return new Launched(found, notRun, skipped, broken);
    }

    private List<TestIdentifier> experimentsIn(TestIdentifier container) {
        TestPlan all = plan;
        return all == null
                ? List.of()
                : all.getDescendants(container).stream()
                        .filter(Course::isExperiment)
                        .toList();
    }

    // Experiments of one JVM run one after the other.
    private boolean hasResult(Instant began) {
        try {
            for (Path file : ResultsFile.in(results)) {
                if (!ResultsFile.read(file).started().isBefore(began)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isExperiment(TestIdentifier test) {
        return test.getSource().filter(MethodSource.class::isInstance).isPresent();
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(method -> method.getClassName() + "#" + method.getMethodName())
                .orElseGet(test::getDisplayName);
    }
}
