package org.chaosjunit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chaosjunit.process.KilledProcess.killProcess;
import static org.chaosjunit.process.PausedProcess.pauseProcess;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A process that a fault names")
class ChildProcessTests {
    private static final String REMEDY = ". Start it from the test: what others have started is never touched.";

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
    }

    @Test
    @DisplayName("is read from its number, its file or its command line, and is the same in code")
    void reads() throws Exception {
        assertThat(pause("byPid")).isEqualTo(pauseProcess(ChildProcess.pid(42)).andChildren());
        assertThat(pause("byPid").description()).isEqualTo("pause process 42 and its children");
        assertThat(pause("byFile").description()).isEqualTo("pause process of target/app.pid");
        assertThat(kill("byCommandLine"))
                .isEqualTo(killProcess(ChildProcess.commandLine("*app.jar*"))
                        .signal("TERM")
                        .restart("bin/app start 42"));
        assertThat(kill("byCommandLine").description()).isEqualTo("kill process \"*app.jar*\" with TERM");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is named in one way")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 400,
            value = {
                "noName | requires `pid` or `pidFile` or `commandLine`, exactly one of them, but found none."
                        + " Write for example `pidFile = \"target/orders.pid\"`.",
                "twoNames | requires `pid` or `pidFile` or `commandLine`, exactly one of them, but found pid = \"42\","
                        + " commandLine = \"sleep *\". Write for example `pidFile = \"target/orders.pid\"`.",
            })
    void refusesNames(String method, String message) {
        assertThatThrownBy(() -> pause(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("is killed with a signal that kills")
    void refusesSignals() {
        assertThatThrownBy(() -> killProcess(ChildProcess.pid(42)).signal("STOP"))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage("requires `signal` to be \"KILL\" or \"TERM\", but found \"STOP\"."
                        + " To stop a process for a while, use @PauseProcess.");
    }

    @Test
    @DisplayName("is none but a descendant of this JVM")
    void refusesAllOthers() throws Exception {
        long self = ProcessHandle.current().pid();
        assertThat(refusal(ChildProcess.pid(self)))
                .isEqualTo("requires `pid` to be a child of this JVM, or a child of one, but found this JVM itself"
                        + REMEDY);
        Proc parent = Proc.of(Proc.of(self).orElseThrow().parent()).orElseThrow();
        assertThat(refusal(ChildProcess.pid(parent.pid())))
                .isEqualTo("requires `pid` to be a child of this JVM, or a child of one, but found process " + parent
                        + REMEDY);
        assertThat(refusal(ChildProcess.pid(1)))
                .startsWith("requires `pid` to be a child of this JVM, or a child of one, but found process 1 (");
        assertThat(refusal(ChildProcess.pid(0)))
                .isEqualTo("requires `pid` to be a process that runs, but found no process 0" + REMEDY);
        assertThat(refusal(new ChildProcess(ChildProcess.By.PID, "-1")))
                .isEqualTo("requires `pid` to be the number of a process, but found \"-1\"."
                        + " Write for example `\"${orders.pid}\"`.");
        // Its parent has ended: nothing tells any more who has started it.
        Proc shell = children.start("sh", "-c", "sleep 300 & echo $! > orphan");
        await().until(() -> shell.again().isEmpty());
        Path file = directory.resolve("orphan");
        long orphan = Long.parseLong(Files.readString(file).strip());
        try {
            assertThat(refusal(ChildProcess.pidFile(file.toString())))
                    .isEqualTo("requires `pidFile` to be a child of this JVM, or a child of one, but found process "
                            + orphan + " (sleep)" + REMEDY);
        } finally {
            ProcessHandle.of(orphan).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    @DisplayName("is found through a file that holds its number")
    void readsPidFiles() throws Exception {
        Proc sleep = children.start("sleep", "300");
        Path file = Files.writeString(directory.resolve("app.pid"), sleep.pid() + "\n");

        assertThat(ChildProcess.pidFile(file.toString()).find().isSame(sleep)).isTrue();
        Files.writeString(file, "none");
        assertThat(refusal(ChildProcess.pidFile(file.toString())))
                .isEqualTo("requires `pidFile` to be the number of a process, but found \"none\" in " + file
                        + ". Write for example `\"${orders.pid}\"`.");
        Path missing = directory.resolve("missing");
        assertThat(refusal(ChildProcess.pidFile(missing.toString())))
                .isEqualTo("requires `pidFile` to be a file that can be read, but found no such file: " + missing
                        + ". Let the process write it.");
    }

    @Test
    @DisplayName("is the only one that matches a glob")
    void matchesCommandLines() throws Exception {
        Proc one = children.start("sleep", "300.1");
        Proc two = children.start("sleep", "300.2");
        await().until(() ->
                one.commandLine().equals("sleep 300.1") && two.commandLine().equals("sleep 300.2"));

        assertThat(ChildProcess.commandLine("*300.?").text()).isEqualTo("*300.?");
        assertThat(ChildProcess.commandLine("sl*300.2").find().isSame(two)).isTrue();
        assertThat(refusal(ChildProcess.commandLine("sleep 300.?")))
                .isEqualTo("requires `commandLine` to match one child of this JVM, or child of one, but found"
                        + " \"sleep 300.?\", which 2 match: " + one.pid() + " \"sleep 300.1\", " + two.pid()
                        + " \"sleep 300.2\". Write what only one has, or name it by `pid` or `pidFile`.");
        assertThat(refusal(ChildProcess.commandLine("300")))
                .startsWith("requires `commandLine` to match one child of this JVM, or child of one, but found"
                        + " \"300\", which none matches; there are: ")
                .contains(one.pid() + " \"sleep 300.1\"");
    }

    @Test
    @DisplayName("is dead, even if its parent does not know yet")
    void isAZombie() throws Exception {
        Proc parent = children.start("sh", "-c", "sleep 0.01 & echo $! > zombie; exec sleep 300");
        await().until(() -> Proc.descendants(parent.pid()).anyMatch(child -> child.state() == 'Z'));
        Proc zombie = Proc.descendants(parent.pid()).findFirst().orElseThrow();

        assertThat(zombie.again()).isEmpty();
        assertThat(refusal(ChildProcess.pid(zombie.pid())))
                .isEqualTo("requires `pid` to be a process that runs, but found no process " + zombie.pid() + REMEDY);
    }

    @Test
    @DisplayName("may have any name")
    void parsesNames() {
        String stat = "42 (a) (b) c) T 7 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 8 9";

        assertThat(Proc.parse(42, stat)).isEqualTo(new Proc(42, 987654, 'T', 7, "a) (b) c"));
    }

    @Test
    @DisplayName("bears one fault")
    void bearsOneFault() throws Exception {
        Proc sleep = children.start("sleep", "300");
        PausedProcess pause = pauseProcess(ChildProcess.pid(sleep.pid()));
        KilledProcess kill = killProcess(ChildProcess.commandLine("sleep 300"));

        assertThat(kill.target().id()).isEqualTo(pause.target().id()).isEqualTo("process:" + sleep.pid());
        assertThat(pause.target().check(List.of(pause, kill)))
                .containsExactly(new Refusal(
                        kill,
                        new org.chaosjunit.spi.Problem(
                                "",
                                "a process that nothing else happens to",
                                "also \"pause process " + sleep.pid() + "\" on process:" + sleep.pid(),
                                "Write an experiment for each.")));
    }

    private static String refusal(ChildProcess process) {
        PausedProcess fault = pauseProcess(process);
        List<Refusal> refusals = fault.target().check(List.of(fault));
        assertThat(refusals).hasSize(1);
        return refusals.get(0).problem().toString();
    }

    private static PausedProcess pause(String name) throws Exception {
        Method method = Places.class.getDeclaredMethod(name);
        return (PausedProcess) new PauseProcessReader().read(method.getAnnotation(PauseProcess.class), place(method));
    }

    private static KilledProcess kill(String name) throws Exception {
        Method method = Places.class.getDeclaredMethod(name);
        return (KilledProcess) new KillProcessReader().read(method.getAnnotation(KillProcess.class), place(method));
    }

    private static Place place(Method method) {
        return Place.running(method).with(Map.of("app.pid", "42"));
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Places {
        @PauseProcess(pid = "${app.pid}", children = true)
        void byPid();

        @PauseProcess(pidFile = "target/app.pid")
        void byFile();

        @KillProcess(commandLine = "*app.jar*", signal = "TERM", restart = "bin/app start ${app.pid}")
        void byCommandLine();

        @PauseProcess
        void noName();

        @PauseProcess(pid = "42", commandLine = "sleep *")
        void twoNames();
    }
}
