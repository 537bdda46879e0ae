package org.chaosjunit.samples.orders;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs experiments that are meant to fail, with results and a report of their own, so that no gate minds. */
final class MeantToFail {
    private MeantToFail() {}

    /** Runs the only experiment of a class, and returns what it fails with. */
    static Throwable run(Class<?> testCase, String directory) {
        System.out.println("The fragile service, meant to fail:");
        Events tests = EngineTestKit.engine("junit-jupiter")
                .enableImplicitConfigurationParameters(true)
                .configurationParameter("chaosjunit.results.directory", "target/" + directory + "/results")
                .configurationParameter("chaosjunit.report.directory", "target/" + directory + "/report")
                .selectors(selectClass(testCase))
                .execute()
                .testEvents();
        tests.assertStatistics(statistics -> statistics.started(1).failed(1));
        return tests.failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .findFirst()
                .orElseThrow();
    }
}
