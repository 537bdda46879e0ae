package org.chaosjunit.aws.testing;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints how many tests were skipped, and what each of them would have needed. */
public final class SkipListener implements TestExecutionListener {
    private final Map<String, Integer> reasons = new TreeMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        count(reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            count(result.getThrowable().map(Throwable::getMessage).orElse("no reason was given"));
        }
    }

    private synchronized void count(String reason) {
        reasons.merge(reason.replaceFirst("^Assumption failed: ", ""), 1, Integer::sum);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        int all = reasons.values().stream().mapToInt(Integer::intValue).sum();
        if (all > 0) {
            System.out.println(all + " skipped:");
            reasons.forEach((reason, times) -> System.out.println("  " + times + ": " + reason));
        }
    }
}
