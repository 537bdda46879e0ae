package org.chaosjunit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.revert.Header;
import org.chaosjunit.revert.UndoStack;
import org.chaosjunit.sampling.ProbedMetric;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.testing.MemoryTarget;
import org.chaosjunit.testing.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an experiment does when it is told to stop, finds the ground unsafe, or cannot write. */
@Timeout(120)
class ExperimentSafetyTests extends DarkRoom {
    private static final Body ENDLESS = () -> new CountDownLatch(1).await();

    private Path stopFile() {
        return directory.resolve("journal/stop");
    }

    @Test
    void stopsAndRevertsWhenTheStopButtonIsPressed() {
        ExperimentResult result = runInRealTime(quick(), () -> {
            Files.writeString(stopFile(), "customers complain\n");
            ENDLESS.run();
        });

        assertOnly(
                result,
                Reason.HALTED,
                "The stop button was pressed: there is a file " + stopFile() + ", which says \"customers complain\".");
        assertThat(target.events).containsExactly("inject", "revert");
        assertThat(journals()).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void revertsAndCutsTheBodyShortAsSoonAsTheVerdictIsCertain() {
        Plan plan = Experiment.plan("The queue stays short in the dark")
                .id("first")
                .inject(target, List.of(new MemoryTarget.Named("darkness")))
                .metrics(ProbedMetric.gauge("queue", Unit.NONE, () -> target.isOn() ? 99 : 5))
                .steady("queue", "<= 10")
                .observe(new Observation(
                        Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofSeconds(30)))
                .build();

        ExperimentResult result = runInRealTime(plan, ENDLESS);

        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.DEVIATED);
        assertThat(result.timeToRecover()).isNotNull();
        assertThat(target.events).containsExactly("inject", "revert");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void saysWhyItCutTheBodyShortWhateverThatThrows() {
        Plan plan = Experiment.plan("The queue stays short in the dark")
                .id("first")
                .inject(target, List.of(new MemoryTarget.Named("darkness")))
                .metrics(ProbedMetric.gauge("queue", Unit.NONE, () -> {
                    if (target.isOn()) {
                        throw new IllegalStateException("no answer");
                    }
                    return 5;
                }))
                .steady("queue", "<= 10")
                .build();

        ExperimentResult result = runInRealTime(plan, () -> {
            try {
                ENDLESS.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while waiting for customers", e);
            }
        });

        assertThat(result.findings())
                .extracting(Finding::reason)
                .containsExactly(Reason.PROBE_ERROR, Reason.INTERRUPTED);
        assertThat(result.findings().get(0).message()).isEqualTo("queue could not be measured: no answer");
    }

    @Test
    void stopsWhenTheStopCommandSaysSo() {
        Path flag = directory.resolve("halt");
        parameters.put("chaosjunit.stop.command", "if [ -e " + flag + " ]; then echo red light; exit 7; fi");

        ExperimentResult result = runInRealTime(quick(), () -> {
            Files.createFile(flag);
            ENDLESS.run();
        });

        assertOnly(
                result,
                Reason.HALTED,
                "The stop command `if [ -e " + flag + " ]; then echo red light; exit 7; fi` exited with 7: red light");
        assertThat(target.isOn()).isFalse();
    }

    @Test
    void seesTheStopFileThoughTheStopCommandHangs() {
        Path flag = directory.resolve("hang");
        Path hangs = directory.resolve("hangs");
        parameters.put(
                "chaosjunit.stop.command", "if [ -e " + flag + " ]; then touch " + hangs + "; exec sleep 600; fi");

        ExperimentResult result = runInRealTime(quick(), () -> {
            Files.createFile(flag);
            await().until(() -> Files.exists(hangs));
            Files.createFile(stopFile());
            ENDLESS.run();
        });

        assertOnly(result, Reason.HALTED, "The stop button was pressed: there is a file " + stopFile() + ".");
    }

    @Test
    void doesNotStartWhereTheStopCommandCannotBeAsked() {
        parameters.put("chaosjunit.stop.command", "no-such-command-anywhere 2> /dev/null");

        assertOnly(
                run(plan(() -> 5)),
                Reason.HALTED,
                "Not started: The stop command `no-such-command-anywhere 2> /dev/null` exited with 127. Nothing was"
                        + " changed.");
        assertThat(target.events).isEmpty();
    }

    @Test
    void doesNotStartWhileTheStopButtonIsPressed() throws IOException {
        parameters.put("chaosjunit.stop.file", directory.resolve("STOP").toString());
        Files.createFile(directory.resolve("STOP"));

        assertOnly(
                run(plan(() -> 5)),
                Reason.HALTED,
                "Not started: The stop button was pressed: there is a file " + directory.resolve("STOP")
                        + ". Nothing was changed.");
        assertThat(target.events).isEmpty();
    }

    @Test
    void clearsUpAfterAnEarlierRunBeforeItStartsAndSaysSo() {
        Header earlier = leaveBehind(Map.of("number", "long gone"));

        ExperimentResult result = run(plan(() -> 5));

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(noticed)
                .containsExactly("Nothing was left of \"darkness\" on " + target.id()
                        + ", which the experiment earlier of process " + earlier.pid() + " on " + earlier.host()
                        + ", started at 1970-01-01T00:00:00Z, had left behind.");
        assertThat(journals()).isEmpty();
    }

    @Test
    void doesNotStartWhereAFaultOfAnEarlierRunMayStillBeInPlace() {
        target.stuckFrom("outside").revertThrows("access denied");
        leaveBehind(Map.of("number", "outside"));

        ExperimentResult result = run(plan(() -> 5));

        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.REVERT_FAILED);
        assertThat(result.findings().get(0).message())
                .startsWith("Not started, for a fault of an earlier run may still be in place. Could not take back"
                        + " \"darkness\" on " + target.id() + ": access denied. It may still be in place. By hand: ");
        assertThat(target.events).isEmpty();
        assertThat(journals()).hasSize(1);
    }

    @Test
    void changesNothingWhereTheJournalMayNotBeWritten() throws IOException {
        Files.writeString(directory.resolve("journal"), "a file where a directory should be");

        ExperimentResult result = run(plan(() -> 5));

        assertThat(result.findings())
                .extracting(Finding::reason, finding -> finding.message().replaceAll("first-.*\\.journal", "*"))
                .containsExactly(tuple(
                        Reason.NOT_RECORDED,
                        "Not started: cannot write the journal " + directory.resolve("journal/*")
                                + ": a file is in the way. Nothing was changed."));
        assertThat(target.events).isEmpty();
    }

    @Test
    void changesNothingWhereTheJournalIsReadOnly() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"))) {
            disk.makeReadOnly();
            parameters.put(
                    "chaosjunit.journal.directory",
                    disk.path().resolve("journal").toString());

            ExperimentResult result = run(plan(() -> 5));

            assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.NOT_RECORDED);
            assertThat(result.findings().get(0).message())
                    .startsWith("Not started: cannot write the journal ")
                    .endsWith(": Read-only file system. Nothing was changed.");
            assertThat(target.events).isEmpty();
        }
    }

    @Test
    void changesNothingWhereTheJournalsDiskIsFull() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"))) {
            parameters.put("chaosjunit.journal.directory", disk.path().toString());
            disk.fill();

            ExperimentResult result = run(plan(() -> 5));

            assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.NOT_RECORDED);
            assertThat(result.findings().get(0).message())
                    .startsWith("Not started: cannot write the journal ")
                    .endsWith(": No space left on device. Nothing was changed.");
            assertThat(target.events).isEmpty();
        }
    }

    @Test
    void injectsNothingMoreWhenTheJournalsDiskIsFullMeanwhile() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"))) {
            parameters.put("chaosjunit.journal.directory", disk.path().toString());
            guards.add(plan -> {
                disk.fill();
                return Optional.empty();
            });

            // Longer than what is left of the block that the file has already.
            Plan plan = Experiment.plan("Many words")
                    .id("first")
                    .withBody()
                    .inject(target, List.of(new MemoryTarget.Named("darkness ".repeat(1000))))
                    .build();

            ExperimentResult result = run(plan);

            assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.INJECTION_FAILED);
            assertThat(result.findings().get(0).message())
                    .startsWith("Could not inject on " + target.id() + ": cannot write the journal ")
                    .endsWith(": No space left on device");
            assertThat(target.events).isEmpty();
        }
    }

    @Test
    void takesBackAndSaysSoWhereTheResultCanNoLongerBeWritten() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"))) {
            parameters.put("chaosjunit.results.directory", disk.path().toString());

            ExperimentResult result = run(plan(() -> 5), disk::fill);

            assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.NOT_RECORDED);
            assertThat(result.findings().get(0).message())
                    .isEqualTo("cannot write the results file " + disk.path().resolve("first.json")
                            + ": No space left on device");
            assertThat(target.events).containsExactly("inject", "revert");
            assertThat(ResultsFile.read(disk.path().resolve("first.json")).status())
                    .as("not finished, which no gate takes for a pass")
                    .isEqualTo(StoredResult.Status.RUNNING);
        }
    }

    @Test
    void tellsItsResultThoughItsBodyDoesNotComeBackAfterTheStop() throws Exception {
        parameters.put("chaosjunit.stop.file", directory.resolve("STOP").toString());
        CountDownLatch lateEnd = new CountDownLatch(1);
        Thread test = new Thread(() -> runInRealTime(quick(), () -> {
            Files.createFile(directory.resolve("STOP"));
            awaitUninterruptibly(lateEnd);
        }));
        test.start();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(directory.resolve("results/first.json"))
                        && ResultsFile.read(directory.resolve("results/first.json"))
                                        .result()
                                != null);

        assertThat(target.events).containsExactly("inject", "revert");
        lateEnd.countDown();
        test.join();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // That is what is tested.
                Thread.onSpinWait();
            }
        }
    }

    private Plan quick() {
        return builder(() -> 5)
                .observe(new Observation(
                        Duration.ofMillis(300), Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(30)))
                .build();
    }

    private Header leaveBehind(Map<String, String> state) {
        Header earlier = Header.ofThisProcess("earlier", "Test#earlier", Instant.EPOCH, "none.json");
        UndoStack stack = UndoStack.open(directory.resolve("journal"), earlier, true);
        try {
            UndoStack.Change change = stack.begin(Reach.JVM);
            change.write(new UndoRecord("memory", target.id(), "darkness", state, Instant.EPOCH));
            change.close();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        stack.close();
        return earlier;
    }

    private static void assertOnly(ExperimentResult result, Reason reason, String message) {
        assertThat(result.findings())
                .extracting(Finding::reason, Finding::message)
                .containsExactly(tuple(reason, message));
    }

    private List<Path> journals() {
        try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".journal")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
