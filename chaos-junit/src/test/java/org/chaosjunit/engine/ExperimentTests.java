package org.chaosjunit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Phase;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.Reporter;
import org.chaosjunit.testing.MemoryTarget.Named;
import org.junit.jupiter.api.Test;

class ExperimentTests extends DarkRoom {
    @Test
    void passesWhenAllHoldsAndLeavesNothingBehind() throws IOException {
        ExperimentResult result = run(plan(() -> 5));

        assertThat(result.findings()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(target.events).containsExactly("inject", "revert");
        assertThat(result.phases()).extracting(Phase::name).containsExactly("before", "fault", "revert", "recovery");
        assertThat(result.judgements())
                .extracting(judgement -> judgement.phase() + ": " + judgement.words())
                .containsExactly(
                        "before: queue was 5, expected <= 10, 10 samples in 1 s",
                        "fault: queue was 5 (99 % sure: 5 to 5), expected <= 10, 61 samples in 6 s, certain 9 s before the"
                                + " end",
                        "recovery: queue was 5, expected <= 10, 10 samples in 1 s");
        assertThat(files(directory.resolve("journal"))).isEmpty();
    }

    @Test
    void takesThreeHundredSecondsOfItsOwnTimeOnly() {
        Observation observation = new Observation(
                Duration.ofSeconds(300), Duration.ofSeconds(300), Duration.ofSeconds(10), Duration.ofSeconds(5));

        ExperimentResult result = run(builder(() -> 5).observe(observation).build());

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(Duration.between(result.started(), result.ended())).isGreaterThan(Duration.ofMinutes(5));
    }

    @Test
    void failsWhenTheSteadyStateBreaksUnderTheFault() {
        ExperimentResult result = run(plan(() -> target.isOn() ? 12.4 : 5));

        assertOnly(
                result,
                Reason.DEVIATED,
                "queue was 12.4 (99 % sure: 12.4 to 12.4), expected <= 10, 150 samples in 15 s under \"darkness\".");
        assertThat(target.isOn()).isFalse();
    }

    @Test
    void injectsNothingWhenTheSystemIsNotSteadyBefore() {
        ExperimentResult result = run(plan(() -> 11));

        assertOnly(
                result,
                Reason.NOT_STEADY,
                "Not steady within 10 s before the fault: queue was 11, expected <= 10, 10 samples in 1 s."
                        + " Nothing was injected.");
        assertThat(target.events).isEmpty();
    }

    @Test
    void isInconclusiveWhenTheFaultMatchedNothing() {
        target.evidence(0, 0, 100, "db.example.com:5432", "localhost:8080");

        assertOnly(
                run(plan(() -> 5)),
                Reason.NO_EVIDENCE,
                "\"darkness\" matched 0 connections; connections seen: db.example.com:5432, localhost:8080.");
        assertThat(target.events).containsExactly("inject", "revert");
    }

    @Test
    void isInconclusiveWhenTheFaultActedFarFromAsOftenAsAsked() {
        target.evidence(1000, 20, 50);

        assertOnly(
                run(plan(() -> 5)),
                Reason.NO_EVIDENCE,
                "\"darkness\" acted on 20 of 1,000 connections (2 %), asked 50 %.");
    }

    @Test
    void keepsABreachVisibleThoughTheEvidenceIsWrong() {
        target.evidence(1000, 20, 50);

        ExperimentResult result = run(plan(() -> target.isOn() ? 99 : 5));

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.DEVIATED, Reason.NO_EVIDENCE);
    }

    @Test
    void failsWhenTheSystemDoesNotRecoverInTime() {
        ExperimentResult result = run(plan(() -> target.events.contains("revert") ? 99 : 5));

        assertOnly(
                result,
                Reason.NOT_RECOVERED,
                "Not steady again within 5 s after the revert (waited 6 s): queue was 99, expected <= 10,"
                        + " 10 samples in 1 s.");
    }

    @Test
    void passesTheBodysOwnErrorThroughAndRevertsFirst() {
        AssertionError error = new AssertionError("2 orders lost");

        ExperimentResult result = run(plan(() -> 5), () -> {
            assertThat(target.isOn()).isTrue();
            throw error;
        });

        assertThat(result.findings().get(0))
                .isEqualTo(new Finding(Reason.ASSERTION, "The test body threw " + error, error));
        assertThat(target.isOn()).isFalse();
    }

    @Test
    void revertsWhatAFailedInjectionHadBegun() {
        target.injectThrows();

        assertOnly(run(plan(() -> 5)), Reason.INJECTION_FAILED, "Could not inject on " + target.id() + ": no room");
        assertThat(target.events).containsExactly("revert");
    }

    @Test
    void saysWhatCouldNotBeTakenBackAndKeepsTheRecord() throws IOException {
        target.revertThrows("access denied");

        ExperimentResult result = run(plan(() -> target.isOn() ? 99 : 5));

        List<Path> journals = files(directory.resolve("journal"));
        assertThat(journals).hasSize(1);
        assertThat(result.verdict()).isEqualTo(Verdict.REVERT_FAILED);
        assertThat(result.findings()).extracting(Finding::reason).contains(Reason.DEVIATED);
        assertThat(result.findings().get(0).message())
                .isEqualTo("Could not take back \"darkness\" on " + target.id()
                        + ": access denied. It may still be in place. By hand: undo \"darkness\" on " + target.id()
                        + "; what is known of it: {number=injection 1}. Its undo record stays in " + journals.get(0)
                        + "; the guardian, the next run and `java -jar chaos-junit.jar revert --journal "
                        + directory.resolve("journal") + "` try again. If the target is gone for good, `java -jar"
                        + " chaos-junit.jar revert --forget " + journals.get(0) + "` dismisses it.");
        assertThat(Files.readString(journals.get(0))).contains("\"reverter\":\"memory\"");
    }

    @Test
    void believesOnlyWhatItReadsBack() {
        target.revertLies();

        ExperimentResult result = run(plan(() -> 5));

        assertThat(result.findings().get(0).message()).contains("it reads back as still in place");
        assertThat(result.verdict()).isEqualTo(Verdict.REVERT_FAILED);
    }

    @Test
    void endsWhenAMetricFailsAndSaysWhy() {
        ExperimentResult result = run(plan(() -> {
            if (target.isOn()) {
                throw new IllegalStateException("no such table");
            }
            return 5;
        }));

        assertThat(result.findings())
                .extracting(Finding::reason, Finding::message)
                .contains(tuple(Reason.PROBE_ERROR, "queue could not be measured: no such table"));
        assertThat(target.isOn()).isFalse();
    }

    @Test
    void injectsNothingWhenAMetricFailsBefore() {
        ExperimentResult result = run(plan(() -> {
            throw new IllegalStateException("no such table");
        }));

        assertOnly(result, Reason.PROBE_ERROR, "queue could not be measured: no such table");
        assertThat(target.events).isEmpty();
    }

    @Test
    void isInconclusiveWhenDataEndUnderTheFault() {
        ExperimentResult result = run(plan(() -> target.isOn() ? Double.NaN : 5));

        assertOnly(
                result,
                Reason.NO_DATA,
                "queue had no data, expected <= 10, 0 of at least 10 samples in 15 s under \"darkness\".");
    }

    @Test
    void revertsAtTheDeadlineThoughTheBodyNeverComesBack() {
        CountDownLatch never = new CountDownLatch(1);

        ExperimentResult result = run(plan(() -> 5), never::await);

        assertOnly(
                result,
                Reason.INTERRUPTED,
                "The time to live of the faults, 51 s, was over before the experiment was.");
        assertThat(target.isOn()).isFalse();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void revertsWhenItsThreadIsInterruptedAndKeepsTheInterrupt() {
        ExperimentResult result = run(plan(() -> 5), () -> {
            Thread.currentThread().interrupt();
            Thread.sleep(1);
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.INTERRUPTED);
        assertThat(target.isOn()).isFalse();
    }

    @Test
    void letsAGuardObjectBeforeAnythingIsTouched() {
        guards.add(plan -> Optional.of("It is Friday."));

        assertOnly(run(plan(() -> 5)), Reason.INVALID, "Not started: It is Friday. Nothing was changed.");
        assertThat(target.events).isEmpty();
    }

    @Test
    void refusesATargetThatAnotherExperimentHas() {
        AtomicReference<ExperimentResult> second = new AtomicReference<>();
        Plan other = builder(() -> 5).id("second").build();

        run(plan(() -> 5), () -> second.set(run(other)));

        assertThat(second.get().findings())
                .extracting(Finding::reason, Finding::message)
                .containsExactly(tuple(
                        Reason.BUSY,
                        "Not started: the experiment first is running on " + target.id()
                                + ", and a target bears one experiment at a time. Nothing was changed."));
    }

    @Test
    void isMarkedAsRunningUntilItHasEnded() throws IOException {
        AtomicReference<StoredResult> during = new AtomicReference<>();

        ExperimentResult result = run(plan(() -> 5), () -> during.set(stored()));

        assertThat(during.get().status()).isEqualTo(StoredResult.Status.RUNNING);
        assertThat(during.get().result()).isNull();
        assertThat(stored().status()).isEqualTo(StoredResult.Status.FINISHED);
        assertThat(stored().result()).isEqualTo(result);
    }

    @Test
    void touchesNothingWhenItsResultCannotBeWritten() throws IOException {
        Files.writeString(directory.resolve("results"), "a file where a directory should be");

        ExperimentResult result = run(plan(() -> 5));

        assertOnly(
                result,
                Reason.NOT_RECORDED,
                "Not started: cannot write the results file " + directory.resolve("results/first.json")
                        + ": a file is in the way. Nothing was changed.");
        assertThat(target.events).isEmpty();
    }

    @Test
    void letsTheBodyInjectUntilItClosesTheScope() {
        Plan plan =
                Experiment.plan("The body does it all").id("first").withBody().build();
        Experiment experiment = experiment(plan);

        ExperimentResult result = experiment.run(() -> {
            try (Injected scope = experiment.inject(new PlannedFaults(target, List.of(new Named("dusk"))))) {
                assertThat(target.isOn()).isTrue();
                assertThat(scope.evidence()).hasSize(1);
            }
            assertThat(target.isOn()).isFalse();
        });

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.evidence()).extracting("fault").containsExactly("dusk");
    }

    @Test
    void provesNothingWhenTheBodyInjectsNothing() {
        Plan plan = Experiment.plan("Nothing happens").id("first").withBody().build();

        assertOnly(
                run(plan),
                Reason.NO_EVIDENCE,
                "Nothing was injected: no fault is declared, and the body injected none.");
    }

    @Test
    void namesWhatIsWrongWithAPlanMadeInCode() {
        PlanBuilder plan =
                Experiment.plan("It cannot work").steady("queue", "<= 10").withBody();

        assertThatThrownBy(plan::build)
                .isInstanceOf(InvalidPlanException.class)
                .hasMessage("\"queue <= 10\" requires `metric` to be a metric that is known here, but found \"queue\"."
                        + " Known: none, for there is no load and no @Metric method.");
    }

    @Test
    void refusesToInjectWhenItIsReverting() {
        Experiment experiment = experiment(plan(() -> 5));

        experiment.run(() -> {});

        assertThatThrownBy(() -> experiment.inject(new PlannedFaults(target, List.of(new Named("late")))))
                .hasMessage("the experiment is reverting: nothing more is injected");
        assertThat(target.isOn()).isFalse();
    }

    @Test
    void goesOnThoughAReporterThrows() {
        Reporter broken = (result, settings) -> {
            throw new IllegalStateException("no paper");
        };
        Surroundings around = new Surroundings(settings(), guards, List.of(broken), time);

        assertThat(new Experiment(plan(() -> 5), around).run(Body.EMPTY).verdict())
                .isEqualTo(Verdict.PASS);
    }

    private static void assertOnly(ExperimentResult result, Reason reason, String message) {
        assertThat(result.findings())
                .extracting(Finding::reason, Finding::message)
                .containsExactly(tuple(reason, message));
        assertThat(result.verdict()).isEqualTo(reason.verdict());
    }

    private StoredResult stored() throws IOException {
        return ResultsFile.read(directory.resolve("results/first.json"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
