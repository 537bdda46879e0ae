import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;
import org.chaosjunit.spi.DefaultTarget;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.NetworkFault;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;

/**
 * Measures what the hooks cost, in interleaved rounds, each in a JVM of its own and against a server in another one.
 *
 * <p>Of each round (and batch of round trips) the 10th percentile, of these the best: what the code costs, not what
 * else the machine does.
 */
public final class IdleOverhead {
    private static final int ROUNDS = 4;
    private static final int CONNECTIONS = 2_500;
    private static final int BATCHES = 12;
    private static final int ROUND_TRIPS = 1_500;
    private static final byte[] MESSAGE = new byte[64];

    private enum Mode {
        NO_AGENT("no agent"),
        IDLE("hooks idle"),
        NO_MATCH("rule without match"),
        REDIRECT("redirect");

        private final String words;

        Mode(String words) {
            this.words = words;
        }
    }

    private record Figures(double connectMicros, double roundTripMicros) {
        Figures best(Figures other) {
            return new Figures(
                    Math.min(connectMicros, other.connectMicros), Math.min(roundTripMicros, other.roundTripMicros));
        }
    }

    private record Nothing(HostPatterns hosts) implements NetworkFault {
        @Override
        public double percentage() {
            return 100;
        }

        @Override
        public NetworkEffect effect(RandomGenerator random) {
            return new NetworkEffect.Delay(Duration.ZERO);
        }

        @Override
        public String description() {
            return "nothing on " + hosts;
        }
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "server" -> serve();
            case "client" -> measure(Mode.valueOf(arguments[1]), Integer.parseInt(arguments[2]));
            default -> compare();
        }
    }

    private static void compare() throws Exception {
        Process server = child("server");
        try (DataInputStream fromServer = new DataInputStream(server.getInputStream())) {
            String port = Integer.toString(fromServer.readInt());
            Map<Mode, Figures> best = new EnumMap<>(Mode.class);
            for (int round = 0; round < ROUNDS; round++) {
                for (Mode mode : Mode.values()) {
                    Process client = child("client", mode.name(), port);
                    try (DataInputStream in = new DataInputStream(client.getInputStream())) {
                        best.merge(mode, new Figures(in.readDouble(), in.readDouble()), Figures::best);
                    } finally {
                        client.destroy();
                    }
                }
            }
            print(best);
        } finally {
            server.destroy();
        }
    }

    private static void print(Map<Mode, Figures> best) {
        Figures base = best.get(Mode.NO_AGENT);
        System.out.printf("Java %s, best 10th percentile of %d rounds%n", Runtime.version(), ROUNDS);
        System.out.printf("%-20s %28s %28s%n", "", "connect + 64 B + close", "ping-pong 64 B");
        best.forEach((mode, figures) -> System.out.printf(
                "%-20s %15.1f us (x %5.2f) %15.1f us (x %5.2f)%n",
                mode.words,
                figures.connectMicros(),
                figures.connectMicros() / base.connectMicros(),
                figures.roundTripMicros(),
                figures.roundTripMicros() / base.roundTripMicros()));
    }

    private static Process child(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("java.class.path"),
                IdleOverhead.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void serve() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            System.out.write(new byte[] {
                0, 0, (byte) (socket.getLocalPort() >> 8), (byte) socket.getLocalPort()
            });
            System.out.flush();
            while (true) {
                echo(socket.accept());
            }
        }
    }

    // One connection at a time is all that the client opens.
    private static void echo(Socket client) {
        byte[] message = new byte[MESSAGE.length];
        try (client) {
            client.setTcpNoDelay(true);
            while (client.getInputStream().readNBytes(message, 0, message.length) == message.length) {
                client.getOutputStream().write(message);
            }
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    private static void measure(Mode mode, int port) throws Exception {
        set(mode, port);
        InetAddress server = InetAddress.getByName("localhost");
        double connect = measureConnections(server, port);
        double roundTrip = measureRoundTrips(server, port);
        try (DataOutputStream out = new DataOutputStream(System.out)) {
            out.writeDouble(connect);
            out.writeDouble(roundTrip);
        }
        System.exit(0);
    }

    private static void set(Mode mode, int port) throws Exception {
        switch (mode) {
            case NO_AGENT -> {}
            case IDLE -> {
                UndoRecord undo = inject("localhost:1");
                ServiceLoader.load(Reverter.class).findFirst().orElseThrow().revert(undo);
            }
            case NO_MATCH -> inject("localhost:1");
            case REDIRECT -> {
                Nothing fault = new Nothing(HostPatterns.of("localhost:" + port));
                target().prepare(List.of(fault));
            }
        }
    }

    private static UndoRecord inject(String hosts) throws Exception {
        List<UndoRecord> journal = new ArrayList<>();
        target().inject(
                        List.of(new Nothing(HostPatterns.of(hosts))),
                        new InjectionContext("idle overhead", 1, Instant.now().plusSeconds(60), journal::add));
        return journal.get(0);
    }

    private static Target target() {
        return ServiceLoader.load(DefaultTarget.class).findFirst().orElseThrow().target();
    }

    private static double measureConnections(InetAddress server, int port) throws IOException {
        long[] nanos = new long[CONNECTIONS];
        for (int i = -CONNECTIONS / 2; i < CONNECTIONS; i++) {
            long start = System.nanoTime();
            try (Socket socket = new Socket(server, port)) {
                roundTrip(socket.getInputStream(), socket.getOutputStream());
            }
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        return percentile10(nanos);
    }

    private static double measureRoundTrips(InetAddress server, int port) throws IOException {
        try (Socket socket = new Socket(server, port)) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            double best = Double.MAX_VALUE;
            for (int batch = 0; batch < BATCHES; batch++) {
                long[] nanos = new long[ROUND_TRIPS];
                for (int i = 0; i < ROUND_TRIPS; i++) {
                    long start = System.nanoTime();
                    roundTrip(in, out);
                    nanos[i] = System.nanoTime() - start;
                }
                best = Math.min(best, percentile10(nanos));
            }
            return best;
        }
    }

    private static void roundTrip(InputStream in, OutputStream out) throws IOException {
        out.write(MESSAGE);
        if (in.readNBytes(MESSAGE.length).length != MESSAGE.length) {
            throw new IOException("the server has gone");
        }
    }

    private static double percentile10(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 10] / 1e3;
    }
}
