package org.chaosjunit.samples.aws.lab;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs experiments side by side, most meant to fail, with results and reports of their own, so that no gate minds. */
final class LabRun {
    // All of them together need what one alone may take.
    private static final String RATE = "4/s";

    private LabRun() {}

    /** Runs the only experiment of each class, and returns what it fails with; empty if it passes. */
    static Map<Class<?>, Optional<Throwable>> run(List<Class<?>> testCases) {
        Map<Class<?>, CompletableFuture<Optional<Throwable>>> running = new HashMap<>();
        testCases.forEach(testCase -> running.put(testCase, start(testCase)));
        Map<Class<?>, Optional<Throwable>> failures = new HashMap<>();
        running.forEach((testCase, failure) -> failures.put(testCase, failure.join()));
        return failures;
    }

    private static CompletableFuture<Optional<Throwable>> start(Class<?> testCase) {
        CompletableFuture<Optional<Throwable>> failure = new CompletableFuture<>();
        Thread thread = new Thread(() -> failure.completeAsync(() -> run(testCase), Runnable::run), testCase.getName());
        thread.setDaemon(true);
        thread.start();
        return failure;
    }

    private static Optional<Throwable> run(Class<?> testCase) {
        String name = EtlUnderTest.nameOf(testCase);
        EngineTestKit.Builder experiment = EngineTestKit.engine("junit-jupiter")
                .enableImplicitConfigurationParameters(true)
                .configurationParameter("lab.pipeline", name)
                .configurationParameter("chaosjunit.results.directory", "target/lab/" + name + "/results")
                .configurationParameter("chaosjunit.report.directory", "target/lab/" + name + "/report")
                .selectors(selectClass(testCase));
        if (Pace.isCompressed()) {
            experiment.configurationParameter("lab.rate", RATE);
        }
        Events tests = experiment.execute().testEvents();
        tests.assertStatistics(statistics -> statistics.started(1).finished(1).aborted(0));
        return tests.failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .findFirst();
    }
}
