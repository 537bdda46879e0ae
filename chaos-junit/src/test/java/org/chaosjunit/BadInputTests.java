package org.chaosjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chaosjunit.http.PutResource;
import org.chaosjunit.load.CallLoad;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Settings;
import org.chaosjunit.steady.Metric;
import org.chaosjunit.steady.SteadyState;
import org.chaosjunit.testing.InMemory;
import org.chaosjunit.testing.InjectDarkness;
import org.chaosjunit.testing.Kit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Bad input ends before anything is touched, with all that is wrong and where. */
class BadInputTests {
    @TempDir
    private Path directory;

    private void assertRefused(String method, String... lines) {
        Throwable failure = new Kit(directory).failure(WrongTestCase.class, method);
        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class).hasMessage(String.join("\n", lines));
        assertThat(InMemory.Reader.last().events).isEmpty();
        assertThat(Files.exists(directory.resolve("journal"))).isFalse();
    }

    private static String on(String method) {
        return "    on void " + WrongTestCase.class.getName() + "." + method + "()";
    }

    @Test
    void namesTheAttributeOfAFault() {
        assertRefused(
                "fault",
                "@InjectDarkness requires `value` to be dark, but found \"light\". Write for example `\"dusk\"`.",
                "    in @InjectDarkness(value = \"light\")",
                on("fault"));
    }

    @Test
    void namesAPlaceholderWithoutAValue() {
        assertRefused(
                "placeholder",
                "@InjectDarkness requires `value` to hold only placeholders that have a value, but found ${no.such}."
                        + " Set the system property `no.such`, or a configuration parameter or environment variable of"
                        + " that name.",
                "    in @InjectDarkness(value = \"${no.such}\")",
                on("placeholder"));
    }

    @Test
    void namesAnUnknownMetricAndThoseThatAreKnown() {
        assertRefused(
                "unknownMetric",
                "@SteadyState requires `metric` to be a metric that is known here, but found \"load.p96\". Known:"
                        + " accepted, lamps, wait.",
                "    in @SteadyState(metric = \"load.p96\", range = \">= 1\")",
                on("unknownMetric"));
    }

    @Test
    void namesAnUnparsableRange() {
        assertRefused(
                "range",
                "@SteadyState requires `range` to be an interval or a bound, but found \"<< 5\" is neither an interval"
                        + " nor a bound. Write for example `range = \"[90,100]\"`, `\"(0, 80]\"`, `\">= 99%\"`,"
                        + " `\"< 500ms\"` or `\"<= 5/min\"`.",
                "    in @SteadyState(metric = \"lamps\", range = \"<< 5\")",
                on("range"));
    }

    @Test
    void namesAUnitThatTheMetricHasNot() {
        assertRefused(
                "unit",
                "@SteadyState requires `range` to have no unit, as lamps has none, but found \">= 1%\". Write for example"
                        + " `range = \">= 5\"`.",
                "    in @SteadyState(metric = \"lamps\", range = \">= 1%\")",
                on("unit"),
                "@SteadyState requires `range` to be in the unit of wait, ms, but found \">= 1\". Write for example"
                        + " `range = \">= 1ms\"`.",
                "    in @SteadyState(metric = \"wait\", range = \">= 1\")",
                on("unit"));
    }

    @Test
    void asksWhetherAShareOfOneWasMeantAsAPercentage() {
        assertRefused(
                "share",
                "@SteadyState requires `range` to be in percent, 0 to 100, as accepted is, but found \">= 0.99\". Write for"
                        + " example `range = \">= 99%\"`.",
                "    in @SteadyState(metric = \"accepted\", range = \">= 0.99\")",
                on("share"));
    }

    @Test
    void namesTwoSteadyStatesThatContradict() {
        assertRefused(
                "contradiction",
                "@SteadyState requires `range` to leave room beside the other steady state of lamps, \">= 5\", but found"
                        + " \"< 5\". Remove one of them.",
                "    in @SteadyState(metric = \"lamps\", range = \"< 5\")",
                on("contradiction"));
    }

    @Test
    void namesObservationsThatEndBeforeTheyBegin() {
        assertRefused(
                "observation",
                "@Observe requires `atLeast` to be at most `atMost`, but found atLeast = \"20s\", atMost = \"15s\". Write"
                        + " for example `atLeast = \"3s\", atMost = \"15s\"`.",
                "    in @Observe(atLeast = \"20s\")",
                on("observation"));
    }

    @Test
    void namesAnAliasWithoutAPort() {
        assertRefused(
                "alias",
                "@HostAlias requires `address` to give a host name an address, but found db.example.com=localhost: the"
                        + " address \"localhost\" is not of the form host:port. Write for example `db.example.com` and"
                        + " `localhost:5432`.",
                "    in @HostAlias(address = \"localhost\", name = \"db.example.com\")",
                on("alias"));
    }

    @Test
    void namesAWindowThatCannotBeSeenInTime() {
        assertRefused(
                "window",
                "@SteadyState requires `window` to be at most the time in which the system must be steady before the fault,"
                        + " 10 s, but found 60 s. Shorten it, or write for example `@Observe(steadyWithin = \"1min\")`.",
                "    in @SteadyState(metric = \"lamps\", range = \">= 1\", window = \"1min\")",
                on("window"));
    }

    @Test
    void showsNoSecretThatStandsInTheCode() throws IOException {
        assertRefused(
                "secret",
                "@PutResource requires `authorization` to be the name of a system property or environment variable, for"
                        + " secrets do not belong into code, but found something else. Write for example"
                        + " `authorization = \"${FLAGS_AUTHORIZATION}\"`.",
                "    in @PutResource(authorization = ..., body = \"{}\", url = \"http://localhost:8474/flags\")",
                on("secret"));
        assertNoFileHolds("abc");
    }

    @Test
    void showsNoSecretWhereSomethingElseIsWrong() throws IOException {
        assertRefused(
                "secretBesides",
                "@PutResource requires `url` to have a port from 1 to 65535, but found \"http://localhost:70000/\"."
                        + " Write for example `url = \"http://localhost:8474/flags/checkout\"`.",
                "    in @PutResource(authorization = ..., body = \"{}\", url = \"http://localhost:70000/\")",
                on("secretBesides"));
        assertNoFileHolds("abc");
    }

    private void assertNoFileHolds(String secret) throws IOException {
        List<Path> files = ResultsFile.in(directory.resolve("results"));
        assertThat(files).hasSize(1);
        assertThat(files.get(0)).content().contains("authorization = ...").doesNotContain(secret);
    }

    @Test
    void missesAllThatCouldShowAnything() {
        assertRefused(
                "nothing",
                "The experiment requires a steady state, for nothing else is checked, but found none. Add one, or a body"
                        + " that asserts.",
                on("nothing"),
                "The experiment requires a fault, but found none. Add one, or a body that injects.",
                on("nothing"));
    }

    @Test
    void takesTurnsWithALoadThatIsNotThere() {
        assertRefused(
                "alone",
                "@CallLoad requires `alternateWith` to name another load of this experiment, but found \"baseline\". "
                        + "There is no other load.",
                "    in @CallLoad(alternateWith = \"baseline\", name = \"canary\", rate = 1.0, value = \"work\")",
                on("alone"));
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        assertRefused(
                "twice",
                "@InjectDarkness requires `value` to be dark, but found \"light\". Write for example `\"dusk\"`.",
                "    in @InjectDarkness(value = \"light\")",
                on("twice"),
                "@SteadyState requires `minSamples` to be at least 1, but found 0. Write for example `minSamples = 10`.",
                "    in @SteadyState(metric = \"lamps\", minSamples = 0, range = \">= 1\")",
                on("twice"));
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void namesAParameterThatIsNotKnown() {
        System.setProperty("chaosjunit.console.enable", "false");
        try {
            // What it says in full is the matter of SettingsTests.
            Problem problem = Settings.ofSystem().unknown().get(0);
            assertThat(problem.found()).isEqualTo("the system property `chaosjunit.console.enable`");
            assertRefused("well", "The experiment " + problem, on("well"));
        } finally {
            System.clearProperty("chaosjunit.console.enable");
        }
    }

    @Test
    void isWrittenDownAsInvalidSoThatNoEarlierResultStays() {
        Kit kit = new Kit(directory);

        Throwable failure = kit.failure(WrongTestCase.class, "fault");

        ExperimentResult result = kit.results().get(0);
        assertThat(result.test()).isEqualTo(WrongTestCase.class.getName() + "#fault");
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.findings())
                .extracting(Finding::reason, Finding::message)
                .containsExactly(tuple(Reason.INVALID, failure.getMessage()));
    }

    @InMemory
    static class WrongTestCase {
        @Metric("lamps")
        int lamps() {
            return 1;
        }

        @Metric(value = "accepted", unit = org.chaosjunit.spi.Unit.PERCENT)
        double accepted() {
            return 100;
        }

        @ChaosExperiment
        @InjectDarkness
        @SteadyState(metric = "accepted", range = ">= 0.99")
        void share() {}

        @Metric(value = "wait", unit = org.chaosjunit.spi.Unit.MILLIS)
        double waits() {
            return 1;
        }

        @ChaosExperiment
        @InjectDarkness("light")
        void fault() {}

        @ChaosExperiment
        @InjectDarkness("${no.such}")
        void placeholder() {}

        @ChaosExperiment
        @InjectDarkness
        @SteadyState(metric = "load.p96", range = ">= 1")
        void unknownMetric() {}

        @ChaosExperiment
        @InjectDarkness
        @SteadyState(metric = "lamps", range = "<< 5")
        void range() {}

        @ChaosExperiment
        @InjectDarkness
        @SteadyState(metric = "lamps", range = ">= 1%")
        @SteadyState(metric = "wait", range = ">= 1")
        void unit() {}

        @ChaosExperiment
        @InjectDarkness
        @SteadyState(metric = "lamps", range = ">= 5")
        @SteadyState(metric = "lamps", range = "< 5")
        void contradiction() {}

        @ChaosExperiment
        @InjectDarkness
        @Observe(atLeast = "20s")
        void observation() {}

        @ChaosExperiment
        @InjectDarkness
        @HostAlias(name = "db.example.com", address = "localhost")
        void alias() {}

        @ChaosExperiment
        @InjectDarkness
        @SteadyState(metric = "lamps", range = ">= 1", window = "1min")
        void window() {}

        @ChaosExperiment
        @InjectDarkness
        @SteadyState(metric = "lamps", range = ">= 1")
        void well() {}

        @ChaosExperiment
        @PutResource(url = "http://localhost:8474/flags", body = "{}", authorization = "Bearer abc")
        void secret() {}

        @ChaosExperiment
        @PutResource(url = "http://localhost:70000/", body = "{}", authorization = "Bearer abc")
        void secretBesides() {}

        @ChaosExperiment
        void nothing() {}

        @ChaosExperiment
        @InjectDarkness
        @CallLoad(value = "work", rate = 1, alternateWith = "baseline", name = "canary")
        @SteadyState(metric = "lamps", range = ">= 1")
        void alone() {}

        static void work() {}

        @ChaosExperiment
        @InjectDarkness("light")
        @SteadyState(metric = "lamps", range = ">= 1", minSamples = 0)
        void twice() {}
    }
}
