package org.chaosjunit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chaosjunit.process.PausedProcess.pauseProcess;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.UndoRecord;
import org.chaosjunit.testing.Kit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A paused process")
class PauseProcessTests {
    private static final String PID = "tests.pid";

    private final List<UndoRecord> journal = new ArrayList<>();
    private final PauseReverter reverter = new PauseReverter();

    @TempDir
    private Path directory;

    private Children children = new Children(Path.of("."));

    @BeforeEach
    void startNothingYet() {
        assumeTrue(Proc.isSupported(), "processes can be paused only on Linux");
        children = new Children(directory);
    }

    @AfterEach
    void stopThem() {
        children.close();
    }

    @Test
    @DisplayName("does nothing until it is resumed")
    void standsStill() throws Exception {
        Path file = directory.resolve("counter");
        Proc counter = children.counter(file);
        await().until(() -> Files.exists(file));

        Injection injection = inject(pauseProcess(ChildProcess.pid(counter.pid())));

        assertThat(state(counter)).isEqualTo('T');
        String count = Files.readString(file);
        await().during(Duration.ofMillis(200))
                .until(() -> Files.readString(file).equals(count));
        UndoRecord undo = journal.get(0);
        assertThat(undo.description()).isEqualTo("pause process " + counter.pid() + " (sh)");
        assertThat(undo.target()).isEqualTo("process:" + counter.pid());
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.inPlace());
        assertThat(reverter.byHand(undo)).isEqualTo("kill -CONT " + counter.pid());
        Evidence evidence = injection.evidence().get(0);
        assertThat(evidence.fault()).isEqualTo("pause process " + counter.pid());
        assertThat(evidence.unit()).isEqualTo("processes");
        assertThat(evidence.matched()).isEqualTo(1);
        assertThat(evidence.applied()).isEqualTo(1);
        assertThat(evidence.first()).isNotNull();
        assertThat(evidence.seen()).containsExactly(counter.pid() + " (sh) paused");

        reverter.revert(undo);

        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.reverted());
        await().until(() -> !Files.readString(file).equals(count));
        assertThat(injection.evidence().get(0).applied())
                .as("what comes after the revert takes nothing away")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("takes its children along, if that is asked")
    void pausesTheTree() throws Exception {
        Proc parent = children.start("sh", "-c", "sh -c 'sleep 300; :' & sleep 301; :");
        await().until(() -> Proc.descendants(parent.pid()).count() == 3);
        List<Proc> tree = Proc.descendants(parent.pid()).toList();

        Injection injection =
                inject(pauseProcess(ChildProcess.pid(parent.pid())).andChildren());

        assertThat(state(parent)).isEqualTo('T');
        assertThat(tree).allSatisfy(child -> assertThat(state(child)).isEqualTo('T'));
        assertThat(journal).hasSize(4);
        assertThat(injection.evidence().get(0).applied()).isEqualTo(4);
        assertThat(injection.evidence().get(0).fault())
                .isEqualTo("pause process " + parent.pid() + " and its children");

        for (int i = journal.size() - 1; i >= 0; i--) {
            reverter.revert(journal.get(i));
        }
        assertThat(state(parent)).isNotEqualTo('T');
        assertThat(tree).allSatisfy(child -> assertThat(state(child)).isNotEqualTo('T'));
        assertThat(injection.evidence().get(0).applied()).isEqualTo(4);
    }

    @Test
    @DisplayName("leaves its children alone, if nothing is said of them")
    void pausesOnlyTheProcess() throws Exception {
        Proc parent = children.start("sh", "-c", "sleep 300; :");
        await().until(() -> Proc.descendants(parent.pid()).count() == 1);

        inject(pauseProcess(ChildProcess.pid(parent.pid())));

        assertThat(journal).hasSize(1);
        assertThat(Proc.descendants(parent.pid()))
                .allSatisfy(child -> assertThat(state(child)).isNotEqualTo('T'));
        reverter.revert(journal.get(0));
    }

    @Test
    @DisplayName("that somebody else has resumed is no evidence, and needs no revert")
    void isResumedByHand() throws Exception {
        Proc sleep = children.start("sleep", "300");
        Injection injection = inject(pauseProcess(ChildProcess.pid(sleep.pid())));
        assertThat(injection.evidence().get(0).applied()).isEqualTo(1);

        Signal.send("CONT", List.of(sleep));

        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
        Evidence evidence = injection.evidence().get(0);
        assertThat(evidence.matched()).isEqualTo(1);
        assertThat(evidence.applied()).isZero();
        assertThat(evidence.seen()).containsExactly(sleep.pid() + " (sleep) running again");
    }

    @Test
    @DisplayName("that has ended needs no revert, whoever has its number now")
    void hasEnded() throws Exception {
        Proc sleep = children.start("sleep", "300");
        Injection injection = inject(pauseProcess(ChildProcess.pid(sleep.pid())));
        Signal.send("KILL", List.of(sleep));
        await().until(() -> sleep.again().isEmpty());

        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
        reverter.revert(journal.get(0));
        assertThat(injection.evidence().get(0).applied()).isZero();
        assertThat(injection.evidence().get(0).seen()).containsExactly(sleep.pid() + " (sleep) ended");
    }

    @Test
    @DisplayName("of the same number that is not the one of the record is not touched")
    void isAnotherOne() throws Exception {
        Proc sleep = children.start("sleep", "300");
        inject(pauseProcess(ChildProcess.pid(sleep.pid())));
        for (String key : List.of("started", "boot")) {
            Map<String, String> state = new HashMap<>(journal.get(0).state());
            state.put(key, "12345");
            UndoRecord other = new UndoRecord(
                    "pause",
                    "process:" + sleep.pid(),
                    "pause",
                    state,
                    journal.get(0).expires());

            assertThat(reverter.readBack(other)).isEqualTo(ReadBack.reverted());
            reverter.revert(other);
            assertThat(state(sleep)).isEqualTo('T');
        }
        reverter.revert(journal.get(0));
        assertThat(state(sleep)).isNotEqualTo('T');
    }

    @Test
    @DisplayName("was never paused if only its record was written")
    void survivesACrash() throws Exception {
        Proc sleep = children.start("sleep", "300");
        UndoRecord undo = new UndoRecord(
                "pause",
                "process:1",
                "pause",
                Identity.of(sleep),
                MonotonicClock.get().instant());

        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.reverted());
    }

    @Test
    @DisplayName("is not paused twice, for we would resume what others have paused")
    void isNotOurs() throws Exception {
        Proc sleep = children.start("sleep", "300");
        PausedProcess fault = pauseProcess(ChildProcess.pid(sleep.pid()));
        ProcessTarget before = ProcessTarget.of(fault.process());
        Signal.send("STOP", List.of(sleep));
        await().until(() -> state(sleep) == 'T');

        assertThat(fault.target().check(List.of(fault))).singleElement().satisfies(refusal -> assertThat(
                        refusal.problem())
                .hasToString("requires a process that is not paused yet, but found process " + sleep.pid()
                        + " (sleep), which is. Resume it with `kill -CONT " + sleep.pid() + "`."));
        assertThatThrownBy(() -> before.inject(List.of(fault), context()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("process " + sleep.pid() + " (sleep) is paused already, by someone else");
        assertThat(journal).isEmpty();
    }

    @Test
    @DisplayName("ended between the plan and the fault")
    void endedBefore() throws Exception {
        Proc sleep = children.start("sleep", "300");
        PausedProcess fault = pauseProcess(ChildProcess.pid(sleep.pid()));
        ProcessTarget before = ProcessTarget.of(fault.process());
        Signal.send("KILL", List.of(sleep));
        await().until(() -> sleep.again().isEmpty());

        assertThatThrownBy(() -> before.inject(List.of(fault), context()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("process " + sleep.pid() + " (sleep) has ended before the fault");
    }

    @Test
    @DisplayName("passes as an experiment, and runs on after it")
    void isAnExperiment() throws Exception {
        Proc sleep = children.start("sleep", "300");
        System.setProperty(PID, Long.toString(sleep.pid()));
        try {
            Kit kit = new Kit(directory.resolve("kit"));

            kit.run(PauseTestCase.class).assertStatistics(events -> events.succeeded(1));

            ExperimentResult result = kit.results().get(0);
            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
            assertThat(state(sleep)).isNotEqualTo('T');
        } finally {
            System.clearProperty(PID);
        }
    }

    static class PauseTestCase {
        @PauseProcess(pid = "${" + PID + "}")
        @Test
        void isPaused() {
            assertThat(Proc.of(Long.getLong(PID)).orElseThrow().isStopped()).isTrue();
        }
    }

    private Injection inject(PausedProcess fault) throws Exception {
        assertThat(fault.target().check(List.of(fault))).isEmpty();
        return fault.target().inject(List.of(fault), context());
    }

    private InjectionContext context() {
        return new InjectionContext("test", 1, MonotonicClock.get().instant().plusSeconds(60), journal::add);
    }

    private static char state(Proc process) {
        return Proc.of(process.pid()).orElseThrow().state();
    }
}
