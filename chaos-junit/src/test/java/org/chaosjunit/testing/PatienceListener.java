package org.chaosjunit.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Lets tests wait longer for an event than a busy machine needs; those that are green wait no longer than before. */
public final class PatienceListener implements TestExecutionListener {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Awaitility.setDefaultTimeout(LONG);
    }
}
