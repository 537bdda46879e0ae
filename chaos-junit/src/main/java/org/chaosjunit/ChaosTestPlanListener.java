package org.chaosjunit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.engine.Experiment;
import org.chaosjunit.engine.PlanBuilder;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Settings;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Lets the default target get ready before the first test runs, so that connections opened long before an experiment are
 * hit too; tells the reporters when all tests are over.
 *
 * <p>A test plan without experiments is left alone entirely.
 */
public final class ChaosTestPlanListener implements TestExecutionListener {
    private boolean hasExperiments;

    /** Made by the launcher. */
    public ChaosTestPlanListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        PlatformParameters.remember(plan.getConfigurationParameters());
        Settings settings = settings(plan);
        List<Fault> faults = new ArrayList<>();
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier test : plan.getDescendants(root)) {
                source(test).ifPresent(source -> scan(source, settings, faults));
            }
        }
        if (!faults.isEmpty()) {
            PlanBuilder.defaultTarget().prepare(faults);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (hasExperiments) {
            Experiment.allFinished(settings(plan));
        }
    }

    private void scan(MethodSource source, Settings settings, List<Fault> faults) {
        Class<?> testClass;
        Method method;
        try {
            testClass = source.getJavaClass();
            method = source.getJavaMethod();
        } catch (JUnitException e) {
            // No class or method of that name: its own engine will say so.
            return;
        }
        if (AnnotationWalk.elements(testClass, method).stream()
                .anyMatch(element -> !AnnotationWalk.on(element, type -> type == ExperimentPart.class)
                        .isEmpty())) {
            hasExperiments = true;
            faults.addAll(new PlanReader(testClass, method, null, settings).scan());
            if (Arrays.asList(method.getParameterTypes()).contains(Chaos.class)) {
                faults.add(new AnyHost());
            }
        }
    }

    private static Optional<MethodSource> source(TestIdentifier test) {
        return test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
    }

    private static Settings settings(TestPlan plan) {
        return Settings.over(plan.getConfigurationParameters()::get);
    }
}
