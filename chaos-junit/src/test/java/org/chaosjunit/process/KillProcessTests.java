package org.chaosjunit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chaosjunit.process.KilledProcess.killProcess;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

@DisplayName("A killed process")
class KillProcessTests {
    private static final String PID_FILE = "tests.pidFile";

    private final List<UndoRecord> journal = new ArrayList<>();
    private final KillReverter reverter = new KillReverter();

    @TempDir
    private Path directory;

    private Children children = new Children(Path.of("."));

    @BeforeEach
    void startNothingYet() {
        assumeTrue(Proc.isSupported(), "processes are told apart only on Linux");
        children = new Children(directory);
    }

    @AfterEach
    void stopThem() {
        children.close();
        // What the restart has started is a child of this JVM, or of nobody any more.
        Proc.all().stream()
                .filter(process -> process.directory().equals(directory.toString()))
                .forEach(process -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }

    @Test
    @DisplayName("is gone, and nothing is taken back without a restart")
    void isGone() throws Exception {
        Proc sleep = children.start("sleep", "300");

        Injection injection = inject(killProcess(ChildProcess.pid(sleep.pid())));

        assertThat(sleep.again()).isEmpty();
        UndoRecord undo = journal.get(0);
        assertThat(undo.description()).isEqualTo("kill process " + sleep.pid() + " (sleep)");
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.over());
        reverter.revert(undo);
        assertThat(reverter.byHand(undo)).isEqualTo("nothing, no restart was asked for");
        Evidence evidence = injection.evidence().get(0);
        assertThat(evidence.matched()).isEqualTo(1);
        assertThat(evidence.applied()).isEqualTo(1);
        assertThat(evidence.seen()).containsExactly(sleep.pid() + " (sleep) ended");
    }

    @Test
    @DisplayName("may say farewell if it gets another signal")
    void isTerminated() throws Exception {
        Path farewell = directory.resolve("farewell");
        Proc shell = children.start(
                "sh", "-c", "trap 'echo bye > farewell; exit' TERM; echo > ready; while :; do sleep 0.02; done");
        await().until(() -> Files.exists(directory.resolve("ready")));

        inject(killProcess(ChildProcess.pid(shell.pid())).signal("TERM"));

        assertThat(shell.again()).isEmpty();
        assertThat(farewell).hasContent("bye");
    }

    @Test
    @DisplayName("is killed after a while if it does not heed another signal")
    void isKilledInTheEnd() throws Exception {
        Proc shell = children.start("sh", "-c", "trap '' TERM; echo > ready; while :; do sleep 0.02; done");
        await().until(() -> Files.exists(directory.resolve("ready")));
        KilledProcess fault = killProcess(ChildProcess.pid(shell.pid())).signal("TERM");

        new Kill(fault, "process", shell, context(), Duration.ofMillis(300)).inject();

        assertThat(shell.again()).isEmpty();
    }

    @Test
    @DisplayName("is dead though its parent does not know yet")
    void isAZombie() throws Exception {
        Proc parent = children.start("sh", "-c", "sleep 301 & echo $! > child; exec sleep 300");
        await().until(() -> parent.commandLine().equals("sleep 300"));
        Path file = directory.resolve("child");
        Proc child = ChildProcess.pidFile(file.toString()).find();

        inject(killProcess(ChildProcess.pidFile(file.toString())));

        assertThat(Proc.of(child.pid()).map(Proc::state)).contains('Z');
    }

    @Test
    @DisplayName("takes its children along, if that is asked")
    void killsTheTree() throws Exception {
        Proc parent = children.start("sh", "-c", "sleep 300 & sleep 301; :");
        await().until(() -> Proc.descendants(parent.pid()).count() == 2);
        List<Proc> tree = Proc.descendants(parent.pid()).toList();

        Injection injection = inject(killProcess(ChildProcess.pid(parent.pid())).andChildren());

        assertThat(tree).allSatisfy(child -> assertThat(child.again()).isEmpty());
        assertThat(injection.evidence().get(0).applied()).isEqualTo(3);
    }

    @Test
    @DisplayName("is started again by a command that is the process itself")
    void isRestartedInTheForeground() throws Exception {
        Proc sleep = children.start("sleep", "300");

        inject(killProcess(ChildProcess.pid(sleep.pid())).restart("echo once >> runs; exec sleep 301"));

        UndoRecord undo = journal.get(0);
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.inPlace());
        assertThat(reverter.byHand(undo)).isEqualTo("cd '" + directory + "' && echo once >> runs; exec sleep 301");
        reverter.revert(undo);
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.over());
        assertThat(running("sleep 301")).isPresent();
        reverter.revert(undo);
        assertThat(directory.resolve("runs")).hasContent("once");
    }

    @Test
    @DisplayName("is started again by a command that leaves it in the background")
    void isRestartedInTheBackground() throws Exception {
        Proc sleep = children.start("sleep", "300");
        Path file = Files.writeString(directory.resolve("app.pid"), "" + sleep.pid());

        inject(killProcess(ChildProcess.pidFile(file.toString())).restart("sleep 302 & echo $! > app.pid"));

        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.inPlace());
        reverter.revert(journal.get(0));
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.over());
        assertThat(file).hasContent("" + running("sleep 302").orElseThrow().pid());
    }

    @Test
    @DisplayName("is not started again if others did")
    void isRestartedByOthers() throws Exception {
        Proc sleep = children.start("sleep", "300");
        Proc older = children.start("sleep", "300");
        // The system counts starts in hundredths of a second: a whole one must lie between.
        await().until(() -> children.start("sleep", "301").started() > older.started());
        inject(killProcess(ChildProcess.pid(sleep.pid())).restart("echo > wrong; exec sleep 300"));
        assertThat(reverter.readBack(journal.get(0)))
                .as("an older one of the same kind does not count")
                .isEqualTo(ReadBack.inPlace());
        assertThat(older.again()).isPresent();

        Proc again = children.start("sleep", "300");

        await().until(() -> again.commandLine().equals("sleep 300"));
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.over());
        reverter.revert(journal.get(0));
        assertThat(directory.resolve("wrong")).doesNotExist();
    }

    @Test
    @DisplayName("was never killed if only its record was written, or belongs to an earlier start of the machine")
    void survivesACrash() throws Exception {
        Proc sleep = children.start("sleep", "300");
        inject(killProcess(ChildProcess.pid(sleep.pid())).restart("exec sleep 300"));
        var state = new java.util.HashMap<>(journal.get(0).state());
        Proc alive = children.start("sleep", "303");
        state.putAll(Identity.of(alive));
        assertThat(reverter.readBack(record(state))).isEqualTo(ReadBack.over());
        state.putAll(Identity.of(sleep));
        assertThat(reverter.readBack(record(state))).isEqualTo(ReadBack.inPlace());
        state.put("boot", "another");
        assertThat(reverter.readBack(record(state))).isEqualTo(ReadBack.over());
    }

    private static UndoRecord record(java.util.Map<String, String> state) {
        return new UndoRecord(
                "kill", "process", "kill", state, MonotonicClock.get().instant());
    }

    @Test
    @DisplayName("cannot be started again by a command that fails")
    void cannotBeRestarted() throws Exception {
        Proc sleep = children.start("sleep", "300");
        inject(killProcess(ChildProcess.pid(sleep.pid())).restart("exit 3"));

        assertThatThrownBy(() -> reverter.revert(journal.get(0)))
                .isInstanceOf(IOException.class)
                .hasMessage("the restart `exit 3` ended with exit code 3");
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.inPlace());
    }

    @Test
    @DisplayName("keeps its command line out of the journal")
    void keepsSecrets() throws Exception {
        Proc shell = children.start("sh", "-c", "sleep 300; : --password=open-sesame");

        inject(killProcess(ChildProcess.pid(shell.pid())).andChildren().restart("exit 0"));

        assertThat(journal.toString()).doesNotContain("open-sesame");
    }

    @Test
    @DisplayName("passes as an experiment, and is there again after it")
    void isAnExperiment() throws Exception {
        Proc sleep = children.start("sleep", "300");
        Path file = Files.writeString(directory.resolve("app.pid"), "" + sleep.pid());
        System.setProperty(PID_FILE, file.toString());
        try {
            Kit kit = new Kit(directory.resolve("kit"));

            kit.run(KillTestCase.class).assertStatistics(events -> events.succeeded(1));

            ExperimentResult result = kit.results().get(0);
            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
            // For a moment it still is a copy of the shell.
            await().until(() -> running("sleep 304").isPresent());
        } finally {
            System.clearProperty(PID_FILE);
        }
    }

    static class KillTestCase {
        @KillProcess(pidFile = "${" + PID_FILE + "}", restart = "sleep 304 & echo $! > app.pid")
        @Test
        void isKilled() throws Exception {
            long pid = Long.parseLong(Files.readString(Path.of(System.getProperty(PID_FILE))));
            assertThat(Proc.of(pid).filter(Proc::isAlive)).isEmpty();
        }
    }

    private Optional<Proc> running(String commandLine) {
        return Proc.all().stream()
                .filter(Proc::isAlive)
                .filter(process -> process.directory().equals(directory.toString()))
                .filter(process -> process.commandLine().equals(commandLine))
                .findFirst();
    }

    private Injection inject(KilledProcess fault) throws Exception {
        assertThat(fault.target().check(List.of(fault))).isEmpty();
        return fault.target().inject(List.of(fault), context());
    }

    private InjectionContext context() {
        return new InjectionContext("test", 1, MonotonicClock.get().instant().plusSeconds(60), journal::add);
    }
}
