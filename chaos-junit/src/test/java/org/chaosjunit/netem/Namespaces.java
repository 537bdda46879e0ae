package org.chaosjunit.netem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Two network namespaces with a cable between them, {@code veth0} at this end, and a process at either end. */
final class Namespaces implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String ADDRESS = "10.77.0.2";

    private final String suffix = ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private final String here = "chaos-a-" + suffix;
    private final String there = "chaos-b-" + suffix;
    private final List<Process> processes = new ArrayList<>();

    private Namespaces() {}

    /** Makes them, or else lets the test be skipped. */
    static Namespaces open() throws Exception {
        assumeTrue(
                Privileges.mayShapeTraffic() && isInstalled("tc") && isInstalled("ip"),
                "needs Linux, root, and tc and ip: apt-get install iproute2");
        Namespaces made = new Namespaces();
        assumeTrue(
                !Command.run(List.of("ip", "netns", "add", made.here)).failed(),
                "network namespaces cannot be made here (in a container: --privileged)");
        made.cable();
        return made;
    }

    static boolean isInstalled(String program) throws InterruptedException {
        try {
            return !Command.run(List.of(program, "-V")).failed();
        } catch (IOException e) {
            return false;
        }
    }

    private void cable() throws Exception {
        ip("netns", "add", there);
        ip("-n", here, "link", "add", "veth0", "type", "veth", "peer", "name", "veth1", "netns", there);
        ip("-n", here, "addr", "add", "10.77.0.1/24", "dev", "veth0");
        ip("-n", there, "addr", "add", ADDRESS + "/24", "dev", "veth1");
        ip("-n", here, "link", "set", "veth0", "up");
        ip("-n", here, "link", "set", "lo", "up");
        ip("-n", there, "link", "set", "veth1", "up");
    }

    /** Returns the name of the namespace at this end. */
    String name() {
        return here;
    }

    Link link() {
        return new Link(here, "veth0");
    }

    void ip(String... arguments) throws Exception {
        succeed("ip", arguments);
    }

    /** Runs {@code tc} at this end. */
    void tc(String... arguments) throws Exception {
        succeed("tc", arguments(new String[] {"-n", here}, arguments));
    }

    String shown() throws Exception {
        return Command.run(List.of("tc", "-n", here, "qdisc", "show", "dev", "veth0"))
                .output()
                .strip();
    }

    private static void succeed(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(Arrays.asList(arguments));
        Command run = Command.run(command);
        assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    private static String[] arguments(String[] first, String[] more) {
        List<String> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    /** Connects both ends. */
    Line connect() throws Exception {
        Process server = java(there);
        assertThat(reader(server).readLine()).isEqualTo("ready");
        Process client = java(here, ADDRESS);
        BufferedReader answers = reader(client);
        assertThat(answers.readLine()).isEqualTo("ready");
        return new Line(client, answers);
    }

    private Process java(String namespace, String... arguments) throws Exception {
        Path classes = Path.of(Traffic.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command = new ArrayList<>(List.of(
                "ip",
                "netns",
                "exec",
                namespace,
                System.getProperty("java.home") + "/bin/java",
                "-Xmx64m",
                "-cp",
                classes.toString(),
                Traffic.class.getName()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        for (String namespace : List.of(here, there)) {
            new ProcessBuilder("ip", "netns", "del", namespace).start().onExit().join();
        }
    }

    /**
     * A connection over the cable.
     *
     * @param client the process at this end
     * @param answers what it says
     */
    record Line(Process client, BufferedReader answers) {
        /** Sends so many bytes, and returns how long it took until the other end had all. */
        Duration send(int bytes) throws IOException {
            return Duration.ofNanos(ask("send " + bytes) * 1000);
        }

        /** Sends so many datagrams, and returns how many have come. */
        long datagrams(int count) throws IOException {
            return ask("many " + count);
        }

        private long ask(String command) throws IOException {
            client.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
            return Long.parseLong(answers.readLine());
        }
    }
}
