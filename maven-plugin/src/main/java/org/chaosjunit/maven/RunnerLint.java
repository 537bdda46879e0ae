package org.chaosjunit.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds settings of Surefire and Failsafe with which faults stay in place, or a failure becomes green. */
final class RunnerLint {
    // What a revert may take: each record has 10 s, several at a time.
    private static final int LEAST_EXIT_SECONDS = 30;

    private final RunnerSettings settings;
    private final List<LintFinding> findings = new ArrayList<>();

    private RunnerLint(RunnerSettings settings) {
        this.settings = settings;
    }

    static List<LintFinding> of(RunnerSettings settings) {
        RunnerLint lint = new RunnerLint(settings);
        lint.reruns();
        lint.shutdown();
        lint.timeouts();
        lint.forks();
        lint.parallel();
        return lint.findings;
    }

    private void reruns() {
        settings.number("rerunFailingTestsCount", "*.rerunFailingTestsCount", "surefire.rerunFailingTestsCount")
                .ifPresent(count -> {
                    if (count > 0) {
                        found(
                                "<rerunFailingTestsCount> 0",
                                String.valueOf(count),
                                "A failed experiment would be injected again, and a second try that passes by chance would"
                                        + " turn it green.");
                    }
                });
    }

    private void shutdown() {
        settings.text("shutdown", "surefire.shutdown", "*.shutdown")
                .map(each -> each.toLowerCase(Locale.ROOT))
                .filter(each -> !each.equals("exit"))
                .ifPresent(
                        each -> found(
                                "<shutdown>exit",
                                each,
                                each.equals("testset")
                                        ? "When the build is ended, the tests would run on with their faults in place."
                                        : "When the build is ended, the JVM would be killed before it has taken back anything."));
    }

    private void timeouts() {
        settings.number("forkedProcessExitTimeoutInSeconds", "surefire.exitTimeout", "*.exitTimeout")
                .ifPresent(seconds -> {
                    if (seconds < LEAST_EXIT_SECONDS) {
                        found(
                                "<forkedProcessExitTimeoutInSeconds> of " + LEAST_EXIT_SECONDS + " or more",
                                String.valueOf(seconds),
                                "A JVM that is ended would be killed while it takes back its faults.");
                    }
                });
        settings.number("forkedProcessTimeoutInSeconds", "surefire.timeout", "*.timeout")
                .ifPresent(seconds -> {
                    if (seconds > 0) {
                        found(
                                "no <forkedProcessTimeoutInSeconds>",
                                String.valueOf(seconds),
                                "The JVM would be killed without taking back anything. Use @Timeout, or"
                                        + " @Observe(timeToLive).");
                    }
                });
    }

    private void forks() {
        settings.text("forkCount", "forkCount", "surefire.forkCount", "*.forkCount")
                .filter(each -> !each.equals("1"))
                .ifPresent(
                        each -> found(
                                "<forkCount>1",
                                each,
                                each.equals("0")
                                        ? "Faults would be injected into the JVM of Maven."
                                        : "Experiments of several JVMs would disturb one another, or find their targets busy."));
    }

    private void parallel() {
        settings.text("parallel", "parallel")
                .filter(each -> !each.equals("none"))
                .ifPresent(each ->
                        found("no <parallel>", each, "Experiments at the same time measure one another's faults."));
        settings.text("properties/configurationParameters")
                .filter(each -> each.replaceAll("\\s", "").contains("junit.jupiter.execution.parallel.enabled=true"))
                .ifPresent(each -> found(
                        "tests one after the other",
                        "junit.jupiter.execution.parallel.enabled=true",
                        "Experiments at the same time measure one another's faults."));
    }

    private void found(String required, String found, String why) {
        findings.add(new LintFinding(settings.where(), required, found, why));
    }
}
