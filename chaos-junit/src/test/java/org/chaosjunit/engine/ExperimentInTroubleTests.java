package org.chaosjunit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.chaosjunit.judge.SequentialJudge;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.revert.Leases;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.NothingInjectedException;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.testing.MeanMetric;
import org.chaosjunit.testing.MemoryTarget;
import org.chaosjunit.testing.MemoryTarget.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an experiment says when the unlikely happens at the worst moment. */
class ExperimentInTroubleTests extends DarkRoom {
    private final Thread runner = Thread.currentThread();

    @Test
    void provesNothingWhenItNeverKnewWhenTheFaultActed() {
        target.hidesWhenItActs();

        assertOnly(
                run(plan(() -> 5)),
                Reason.NO_EVIDENCE,
                "Not every fault was seen acting within 5 s, so nothing was judged.");
    }

    @Test
    void doesNotPassWhenAnInterruptKeepsItFromSeeingTheRecovery() {
        target.whileReverting(runner::interrupt);

        ExperimentResult result = run(plan(() -> 5));

        assertThat(Thread.interrupted()).isTrue();
        assertOnly(result, Reason.INTERRUPTED, "The experiment was interrupted.");
    }

    @Test
    void doesNotBlameTheSystemForARecoveryThatAnInterruptCutShort() {
        ExperimentResult result = run(plan(() -> {
            if (target.events.contains("revert")) {
                runner.interrupt();
                return 99;
            }
            return 5;
        }));

        assertThat(Thread.interrupted()).isTrue();
        assertOnly(result, Reason.INTERRUPTED, "The experiment was interrupted.");
    }

    @Test
    void doesNotBlameTheSystemForAMetricThatFailsWhileItRecovers() {
        ExperimentResult result = run(plan(() -> {
            if (target.events.contains("revert")) {
                throw new IllegalStateException("no such table");
            }
            return 5;
        }));

        assertOnly(result, Reason.PROBE_ERROR, "queue could not be measured: no such table");
    }

    @Test
    void overwritesNoOtherResultForWantOfAName() {
        assertThat(Experiment.plan("a > 1").withBody().build().id())
                .startsWith("a-1-")
                .isNotEqualTo(Experiment.plan("a < 1").withBody().build().id());
        assertThatThrownBy(() -> Experiment.plan("escapes").id("../escaped"))
                .hasMessage("the id \"../escaped\" is no name for a file: it may hold letters, digits, dots, dashes and"
                        + " underscores");
    }

    @Test
    void keepsItsTargetThoughItsBodyMayNotHaveAnotherOne() {
        MemoryTarget taken = new MemoryTarget(time::now);
        AtomicReference<ExperimentResult> third = new AtomicReference<>();
        Experiment second = experiment(builder(() -> 5).id("second").build());
        Plan first = Experiment.plan("Holds the other target")
                .id("first")
                .withBody()
                .inject(taken, List.of(new Named("dusk")))
                .build();

        run(
                first,
                () -> second.run(() -> {
                    assertThatThrownBy(() -> second.inject(new PlannedFaults(taken, List.of(new Named("night")))))
                            .hasMessageStartingWith("Not started: the experiment first is running on " + taken.id());
                    third.set(run(builder(() -> 5).id("third").build()));
                }));

        assertThat(third.get().findings()).extracting(Finding::reason).containsExactly(Reason.BUSY);
    }

    @Test
    void leavesNoLeaseBehindWhenSomeoneInjectsTooLate() {
        Experiment over = experiment(plan(() -> 5));
        over.run(Body.EMPTY);

        assertThatThrownBy(() -> over.inject(new PlannedFaults(target, List.of(new Named("late")))))
                .hasMessage("the experiment is reverting: nothing more is injected");

        assertThat(run(builder(() -> 5).id("next").build()).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void doesNotStartWhenItsTestIsOverAlready() {
        Experiment experiment = experiment(plan(() -> 5));
        experiment.abandon();

        assertOnly(experiment.run(Body.EMPTY), Reason.INTERRUPTED, "The test was over before its experiment was.");
        assertThat(target.events).isEmpty();
    }

    @Test
    void stopsItsLoadsAndGivesItsTargetsBackWhenItsTestIsOver() {
        Sleeper load = new Sleeper();
        Experiment experiment = experiment(builder(() -> 5).load(load).build());
        AtomicReference<ExperimentResult> next = new AtomicReference<>();

        experiment.run(() -> {
            experiment.abandon();
            assertThat(load.stopped).isTrue();
            next.set(run(builder(() -> 5).id("next").build()));
        });

        // It could have the target; what else it found is of no account, for two experiments share one virtual time
        // here.
        assertThat(next.get().findings()).extracting(Finding::reason).doesNotContain(Reason.BUSY);
    }

    @Test
    void takesBackWhatWasStillBeingInjectedWhenTheTestWasOver() throws IOException {
        Experiment experiment = experiment(plan(() -> 5));
        target.whileInjecting(experiment::abandon);

        ExperimentResult result = experiment.run(Body.EMPTY);

        assertThat(target.isOn()).isFalse();
        assertThat(result.findings()).extracting(Finding::reason).contains(Reason.INTERRUPTED);
        assertThat(journals()).isEmpty();
    }

    @Test
    void takesBackAtOnceWhatTheBodyCouldOnlyInjectInPart() {
        Experiment experiment = experiment(
                Experiment.plan("The body does it all").id("first").withBody().build());
        target.injectThrows();

        String message = "Could not inject on " + target.id() + ": no room";
        List<String> events = new ArrayList<>();
        ExperimentResult result = experiment.run(() -> {
            assertThatThrownBy(() -> experiment.inject(new PlannedFaults(target, List.of(new Named("dusk")))))
                    .hasMessage(message);
            events.addAll(target.events);
        });

        assertThat(events).containsExactly("revert");
        assertOnly(result, Reason.INJECTION_FAILED, message);
    }

    @Test
    void isInconclusiveWhereNothingWasInjectedOnPurpose() {
        Target spared = target((faults, context) -> {
            throw new NothingInjectedException("Nothing was ended: the draw was lost.");
        });

        ExperimentResult result = run(Experiment.plan("Draws lots")
                .id("lots")
                .withBody()
                .inject(target, List.of(new Named("dusk")))
                .inject(spared, List.of(new Named("dawn")))
                .build());

        assertOnly(result, Reason.NO_EVIDENCE, "Nothing was ended: the draw was lost.");
        assertThat(target.isOn()).isFalse();
    }

    @Test
    void isInconclusiveWhereTheBodyInjectsNothingOnPurpose() {
        Experiment experiment = experiment(
                Experiment.plan("The body does it all").id("first").withBody().build());
        Target spared = target((faults, context) -> {
            throw new NothingInjectedException("Only a rehearsal.");
        });

        String message = "Could not inject on " + spared.id() + ": Only a rehearsal.";
        ExperimentResult result = experiment.run(
                () -> assertThatThrownBy(() -> experiment.inject(new PlannedFaults(spared, List.of(new Named("dusk")))))
                        .hasMessage(message));

        assertThat(result.findings()).extracting(Finding::message).contains(message);
        assertThat(result.findings()).extracting(Finding::reason).containsOnly(Reason.NO_EVIDENCE);
    }

    @Test
    void keepsTheRecordOfAStepThatCouldNotBeTakenBack() {
        Experiment experiment = experiment(
                Experiment.plan("The body does it all").id("first").withBody().build());
        target.revertThrows("stuck");

        ExperimentResult result = experiment.run(() -> experiment
                .inject(new PlannedFaults(target, List.of(new Named("dusk"))))
                .close());

        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.REVERT_FAILED);
        assertThat(result.findings().get(0).message())
                .contains(" Its undo record stays in " + journals().get(0) + "; the guardian, the next run and ");
    }

    @Test
    void isInterruptedNotBrokenWhenItsThreadIsInterruptedWhileInjecting() {
        Target waiting = target((faults, context) -> {
            throw new InterruptedException("gone");
        });

        ExperimentResult result =
                run(builder(() -> 5).inject(waiting, List.of(new Named("dusk"))).build());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.INTERRUPTED);
        assertThat(target.isOn()).isFalse();
    }

    @Test
    void keepsItsTargetsWhileAnInjectionThatItHasAbandonedMayStillChangeThem() {
        Experiment first = experiment(plan(() -> 5));
        List<Reason> ofSecond = new ArrayList<>();
        target.whileInjecting(() -> {
            target.whileInjecting(() -> {});
            first.abandon();
            run(builder(() -> 5).id("second").build()).findings().forEach(finding -> ofSecond.add(finding.reason()));
        });

        first.run(Body.EMPTY);

        assertThat(ofSecond).containsExactly(Reason.BUSY);
        assertThat(target.isOn()).isFalse();
        assertThat(journals()).isEmpty();
    }

    @Test
    void keepsItsJournalUntilItsResultIsWritten() {
        List<Integer> journals = new ArrayList<>();

        run(plan(() -> {
            if (target.events.contains("revert")) {
                journals.add(journals().size());
            }
            return 5;
        }));

        assertThat(journals).isNotEmpty().containsOnly(1);
        assertThat(journals()).isEmpty();
    }

    @Test
    void isBusyNotBrokenWhereItsBodyWantsATargetOfAnother() {
        MemoryTarget other = new MemoryTarget(time::now);
        Experiment experiment = experiment(plan(() -> 5));
        try (Leases leases = new Leases(directory.resolve("lease"), "other")) {
            leases.take(List.of(other), directory.resolve("other.journal"));

            ExperimentResult result =
                    experiment.run(() -> experiment.inject(new PlannedFaults(other, List.of(new Named("dusk")))));

            assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.BUSY);
        }
    }

    @Test
    void saysSoWhenTheJournalCannotBeRemoved() {
        ExperimentResult result = run(plan(() -> 5), () -> {
            Path journal = journals().get(0);
            Files.delete(journal);
            Files.createDirectories(journal.resolve("in the way"));
        });

        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.NOT_RECORDED);
        assertThat(result.findings().get(0).message()).startsWith("cannot remove the journal ");
        assertThat(target.isOn()).isFalse();
    }

    @Test
    void returnsAResultThoughATargetCannotTellItsEvidence() {
        Target mute = target((faults, context) -> () -> {
            throw new IllegalStateException("no counters");
        });

        ExperimentResult result =
                run(builder(() -> 5).inject(mute, List.of(new Named("dusk"))).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(target.isOn()).isFalse();
    }

    @Test
    void doesNotBlameTheSystemForWhatTheBodyThrowsAfterTheDeadline() {
        CountDownLatch never = new CountDownLatch(1);

        ExperimentResult result = run(plan(() -> 5), () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("cut short", e);
            }
        });

        assertThat(result.findings())
                .extracting(Finding::reason, Finding::message)
                .containsExactly(
                        tuple(
                                Reason.INTERRUPTED,
                                "The time to live of the faults, 51 s, was over before the experiment was."),
                        tuple(
                                Reason.INTERRUPTED,
                                "After everything was taken back the test body threw java.lang.IllegalStateException: cut short"));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    @Timeout(60)
    void endsThoughAMetricNeverAnswers() {
        Observation observation =
                new Observation(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        AtomicBoolean asked = new AtomicBoolean();
        Plan plan = builder(() -> 5)
                .metrics(new MeanMetric("well", Unit.NONE, () -> {
                    asked.set(true);
                    return hang();
                }))
                .steady("well", ">= 1")
                .observe(observation)
                .build();
        Surroundings around = new Surroundings(settings(), List.of(), List.of(), new SystemTime());

        ExperimentResult result = new Experiment(plan, around).run(Body.EMPTY);

        assertThat(asked).isTrue();
        assertOnly(result, Reason.PROBE_ERROR, "well gave no answer for more than 5 s.");
    }

    @Test
    void judgesEveryStepOfTheBodyUnderItsOwnFault() {
        Experiment experiment = experiment(Experiment.plan("The body goes in steps")
                .id("first")
                .withBody()
                .metrics(new MeanMetric("queue", Unit.NONE, () -> target.events.size() == 3 ? 99 : 5))
                .steady(new SteadyState(
                        "queue",
                        null,
                        new Tolerance(Range.parse("<= 10"), 1, OnNoData.INCONCLUSIVE),
                        new SequentialJudge(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5)))
                .build());

        ExperimentResult result = experiment.run(() -> {
            for (String step : List.of("dusk", "night")) {
                try (Injected scope = experiment.inject(new PlannedFaults(target, List.of(new Named(step))))) {
                    letPass(Duration.ofSeconds(1));
                    assertThat(scope.evidence()).hasSize(1);
                }
                letPass(Duration.ofSeconds(1));
            }
        });

        assertThat(target.events).containsExactly("inject", "revert", "inject", "revert");
        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.DEVIATED);
    }

    @Test
    void judgesNothingAfterAScopeHasTakenBackWhatWasInjectedInIt() {
        Experiment experiment = experiment(Experiment.plan("The body closes the outer scope first")
                .id("first")
                .withBody()
                .metrics(new MeanMetric("queue", Unit.NONE, () -> 5))
                .steady(new SteadyState(
                        "queue",
                        null,
                        new Tolerance(Range.parse("<= 10"), 1, OnNoData.INCONCLUSIVE),
                        new SequentialJudge(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5)))
                .build());

        ExperimentResult result = experiment.run(() -> {
            Injected outer = experiment.inject(new PlannedFaults(target, List.of(new Named("dusk"))));
            Injected inner = experiment.inject(new PlannedFaults(target, List.of(new Named("night"))));
            letPass(Duration.ofSeconds(1));
            outer.close();
            assertThat(target.isOn()).isFalse();
            letPass(Duration.ofSeconds(5));
            inner.close();
        });

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.judgements())
                .filteredOn(judgement -> judgement.phase().equals("fault"))
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.seconds()).isLessThan(3));
    }

    // Waits as a body would, while the watch moves the virtual time on.
    private void letPass(Duration duration) throws InterruptedException {
        Instant end = time.now().plus(duration);
        CountDownLatch passed = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        time.after(duration, () -> {
            passed.countDown();
            // Or else time would pass on while the body still wakes up.
            awaitUninterruptibly(goesOn);
        });
        try {
            passed.await();
        } finally {
            goesOn.countDown();
        }
        assertThat(time.now()).isAfterOrEqualTo(end);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static double hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Double.NaN;
    }

    private static void assertOnly(ExperimentResult result, Reason reason, String message) {
        assertThat(result.findings())
                .extracting(Finding::reason, Finding::message)
                .containsExactly(tuple(reason, message));
    }

    private List<Path> journals() {
        try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Target target(Injecting injecting) {
        return new Target() {
            @Override
            public String id() {
                return "foreign";
            }

            @Override
            public List<Refusal> check(List<Fault> faults) {
                return List.of();
            }

            @Override
            public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
                return injecting.inject(faults, context);
            }
        };
    }

    private interface Injecting {
        Injection inject(List<Fault> faults, InjectionContext context) throws Exception;
    }

    /** A load that does nothing. */
    private static final class Sleeper implements Load {
        private final AtomicBoolean stopped = new AtomicBoolean();

        @Override
        public String description() {
            return "1/s nothing";
        }

        @Override
        public Duration warmup() {
            return Duration.ZERO;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void start(Instant from, long seed) {}

        @Override
        public Optional<String> shortfall(Instant from, Instant to) {
            return Optional.empty();
        }

        @Override
        public void stop() {
            stopped.set(true);
        }

        @Override
        public Optional<Metric> find(String name) {
            return Optional.empty();
        }

        @Override
        public Collection<String> names() {
            return List.of();
        }
    }
}
