package org.chaosjunit.samples.distributed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.NotBoundException;
import java.rmi.registry.LocateRegistry;
import java.time.Duration;
import java.util.List;

/** A JMeter engine in a process of its own, on loopback. */
final class JMeterServer implements AutoCloseable {
    private final int port;
    private final Process process;

    private JMeterServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts a process, and returns as soon as it can be reached.
     *
     * @param source the address from which its requests come
     */
    static JMeterServer start(String source) throws IOException {
        int port = freePort();
        Path log = Path.of("target", "jmeter-server-" + port + ".log").toAbsolutePath();
        Files.createDirectories(log.getParent());
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Djava.awt.headless=true",
                "-Djava.rmi.server.hostname=127.0.0.1",
                "-Dserver.rmi.ssl.disable=true",
                "-Dserver_port=" + port,
                "-Dhttpclient.localaddress=" + source,
                "-cp",
                System.getProperty("java.class.path"),
                JMeterServerProcess.class.getName());
        Process process = new ProcessBuilder(command)
                .directory(Files.createTempDirectory("jmeter-server").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        JMeterServer server = new JMeterServer(port, process);
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .failFast("the JMeter server has ended, see " + log, () -> !process.isAlive())
                .until(server::canBeReached);
        return server;
    }

    /** Returns a port on which nobody listens. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean canBeReached() throws IOException {
        try {
            LocateRegistry.getRegistry("127.0.0.1", port).lookup("JMeterEngine");
            return true;
        } catch (NotBoundException | java.rmi.RemoteException notYet) {
            return false;
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Ends it at once, as a machine that is lost. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
