package org.chaosjunit.revert;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that takes back what is in a journal when the experiment's process dies, or a time to live is over.
 *
 * <p>It is no child of ours, in a session of its own, and deaf to the signals that end a build, so that only {@code
 * SIGKILL} for itself ends it early; otherwise it ends with the experiment.
 */
public final class Guardian {
    static final String WATCHING = "watching";
    /** What its log is called, behind the name of the journal. */
    static final String LOG = ".guardian";

    static final String PROPERTIES = "GUARDIAN_PROPERTIES";

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    // The shell ends at once, which makes the guardian a child of init.
    private static final String DETACHED = "if command -v setsid > /dev/null; then setsid \"$@\" & else \"$@\" & fi";
    // Build servers kill what still bears their marks when a job is over.
    private static final List<String> MARKS =
            List.of("RUNNER_TRACKING_ID", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    private static final Map<String, String> SPARE_ME =
            Map.of("JENKINS_NODE_COOKIE", "dontKillMe", "BUILD_ID", "dontKillMe");

    private final Path log;

    private Guardian(Path log) {
        this.log = log;
    }

    /** Returns the file in which the guardian of a journal says what it does. */
    static Path log(Path journal) {
        return journal.resolveSibling(journal.getFileName() + LOG);
    }

    /**
     * Starts a guardian; it is not watching yet.
     *
     * @throws IOException if the process cannot be started
     */
    public static Guardian start(Path journal) throws IOException {
        Path log = log(journal);
        ProcessBuilder process = new ProcessBuilder(command(journal));
        process.redirectErrorStream(true).redirectOutput(log.toFile()).redirectInput(nothing());
        process.environment().keySet().removeAll(MARKS);
        process.environment().putAll(SPARE_ME);
        process.environment().put(PROPERTIES, properties());
        process.start();
        return new Guardian(log);
    }

    /**
     * Waits until the guardian watches.
     *
     * @throws IOException if it does not within 20 s, with what it said instead
     */
    public void awaitWatching() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.readString(log).contains(WATCHING)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the guardian process did not start within " + START_LIMIT.toSeconds() + " s: "
                        + Files.readString(log).strip());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static List<String> command(Path journal) {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xmx64m",
                "-cp",
                classPath(),
                GuardianMain.class.getName(),
                journal.toString());
        List<String> command = new ArrayList<>();
        if (File.separatorChar == '/') {
            command.addAll(List.of("sh", "-c", DETACHED, "sh"));
        }
        command.addAll(java);
        return command;
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    // A reverter may need what the test was given, credentials above all: not for the command line, which all can read.
    private static String properties() throws IOException {
        Properties ours = new Properties();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (!name.matches("(java|javax|jdk|sun|os|user|file|path|line|native|stdout|stderr|awt)\\..*")) {
                ours.setProperty(name, System.getProperty(name, ""));
            }
        }
        StringWriter text = new StringWriter();
        ours.store(text, null);
        return text.toString();
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }
}
