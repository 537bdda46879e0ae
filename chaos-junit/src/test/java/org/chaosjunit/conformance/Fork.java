package org.chaosjunit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.chaosjunit.testing.QuickJava;

/** An experiment that JUnit's console launcher runs in a JVM of its own. */
final class Fork implements AutoCloseable {
    private final Process process;
    private final Path output;
    private final Path journal;

    private Fork(Process process, Path output, Path journal) {
        this.process = process;
        this.output = output;
        this.journal = journal;
    }

    /** Starts it; {@code more} are arguments of the launcher, {@code classes} comes first on its class path. */
    static Fork start(Path directory, Shop shop, String method, Path classes, String... more) throws IOException {
        return start(directory, shop, SignalTestCase.class, method, classes, more);
    }

    /** Starts a test method of that class. */
    static Fork start(Path directory, Shop shop, Class<?> testCase, String method, Path classes, String... more)
            throws IOException {
        List<String> command = QuickJava.command();
        command.add("-Dshop.port=" + shop.port());
        command.add("-Dshop.control=" + shop.controlPort());
        command.add("-cp");
        command.add(classes + File.pathSeparator + System.getProperty("java.class.path"));
        command.addAll(List.of("org.junit.platform.console.ConsoleLauncher", "execute", "--disable-banner"));
        command.addAll(List.of("--disable-ansi-colors", "--include-engine=junit-jupiter"));
        for (String files : new String[] {"results", "journal", "lease", "report"}) {
            command.add("--config=chaosjunit." + files + ".directory=" + directory.resolve(files));
        }
        command.addAll(List.of(more));
        command.add("--select-method=" + testCase.getName() + "#" + method);
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Fork(process, output, directory.resolve("journal"));
    }

    /** Sends it a signal. */
    void signal(String name) throws IOException, InterruptedException {
        kill(name, process.pid());
    }

    /** Kills the process that would take back what is left. */
    void killGuardian() throws IOException, InterruptedException {
        List<Long> guardians = ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid ->
                        commandLine(pid).matches("(?s).*GuardianMain.*" + Pattern.quote(journal.toString()) + ".*"))
                .toList();
        assertThat(guardians).hasSize(1);
        kill("KILL", guardians.get(0));
    }

    // The JDK does not tell long ones.
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private static void kill(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended, and returns its exit code. */
    int exitCode() throws InterruptedException, IOException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(this::output).isTrue();
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
