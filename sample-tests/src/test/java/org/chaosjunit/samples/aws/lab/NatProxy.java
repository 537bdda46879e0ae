package org.chaosjunit.samples.aws.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A proxy in a network namespace of its own, through which functions of one availability zone reach DynamoDB. What its
 * interface {@code veth0} loses, they lose.
 */
final class NatProxy implements AutoCloseable {
    private static final String HERE = "10.78.0.1";
    private static final String THERE = "10.78.0.2";
    private static final int PORT = 8000;

    private final String namespace;
    private final Relay way;
    private final Process proxy;

    private NatProxy(String namespace, Relay way, Process proxy) {
        this.namespace = namespace;
        this.way = way;
        this.proxy = proxy;
    }

    /** Returns why packets cannot be lost here; empty if they can. */
    static Optional<String> missing() {
        String probe = "chaos-probe-" + ProcessHandle.current().pid();
        try {
            if (!run("ip", "netns", "add", probe).isEmpty()) {
                return Optional.of("network namespaces cannot be made here: it needs Linux, root and iproute2");
            }
            run("ip", "-n", probe, "link", "set", "lo", "up");
            String refused = run("tc", "-n", probe, "qdisc", "add", "dev", "lo", "root", "netem", "loss", "70%");
            return Optional.of(refused)
                    .filter(complaint -> !complaint.isEmpty())
                    .map(complaint -> "the kernel has no netem (" + complaint + "): modprobe sch_netem");
        } catch (IOException e) {
            return Optional.of("there is no `ip` or `tc`: apt-get install iproute2");
        } finally {
            delete(probe);
        }
    }

    /** Puts up a proxy to an endpoint on this machine. */
    static NatProxy open(URI endpoint) {
        String namespace = "chaos-nat-" + ProcessHandle.current().pid();
        try {
            require("ip", "netns", "add", namespace);
            require("ip", "link", "add", "chaosnat0", "type", "veth", "peer", "name", "veth0", "netns", namespace);
            require("ip", "addr", "add", HERE + "/24", "dev", "chaosnat0");
            require("ip", "link", "set", "chaosnat0", "up");
            require("ip", "-n", namespace, "addr", "add", THERE + "/24", "dev", "veth0");
            require("ip", "-n", namespace, "link", "set", "veth0", "up");
            Relay way = Relay.start(
                    new InetSocketAddress(HERE, 0), new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
            return new NatProxy(namespace, way, proxy(namespace, way.port()));
        } catch (IOException e) {
            delete(namespace);
            throw new UncheckedIOException(e);
        }
    }

    private static Process proxy(String namespace, int way) throws IOException {
        List<String> command = List.of(
                "ip",
                "netns",
                "exec",
                namespace,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                Relay.class.getName(),
                THERE,
                Integer.toString(PORT),
                HERE,
                Integer.toString(way));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (!("listening on " + PORT).equals(said)) {
            process.destroyForcibly();
            throw new IOException("the proxy says: " + said);
        }
        return process;
    }

    /** Returns the network namespace of the proxy. */
    String namespace() {
        return namespace;
    }

    /** Returns where DynamoDB is to be reached through it. */
    String url() {
        return "http://" + THERE + ":" + PORT;
    }

    @Override
    public void close() throws IOException {
        way.close();
        proxy.destroyForcibly();
        proxy.onExit().join();
        delete(namespace);
    }

    private static void delete(String namespace) {
        try {
            run("ip", "netns", "del", namespace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(String... command) throws IOException {
        String complaint = run(command);
        if (!complaint.isEmpty()) {
            throw new IOException(String.join(" ", command) + ": " + complaint);
        }
    }

    /** Returns what the command complains of; empty if it succeeds. */
    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exitCode = process.onExit().join().exitValue();
        return exitCode == 0 ? "" : output.isEmpty() ? "exit code " + exitCode : output;
    }
}
