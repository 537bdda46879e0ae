package org.chaosjunit.engine;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.chaosjunit.load.Loads;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.judge.SequentialJudge;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Settings;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.spi.UndoRecord;
import org.chaosjunit.spi.Unit;

/**
 * Ends experiments of other JVMs by SIGTERM while they are doing this or that, and prints how long it took until the
 * reverter was called, and until the file that is the fault was as before and read back.
 *
 * <p>The reverter tells both moments by a datagram, so that one clock measures all.
 */
public final class RevertAfterSignal {
    private static final int REPETITIONS = Integer.getInteger("repetitions", 20);
    private static final Duration LONG = Duration.ofMinutes(5);

    private RevertAfterSignal() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            new Victim(Situation.valueOf(arguments[0]), arguments[1], arguments[2]).run();
            return;
        }
        System.out.printf(
                "JDK %s, %d processors, %d repetitions; milliseconds after SIGTERM%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), REPETITIONS);
        System.out.printf("%-66s %16s %16s%n", "", "revert begins", "fault is off");
        System.out.printf("%-66s %8s%8s %8s%8s%n", "while", "median", "max", "median", "max");
        Path directory = Files.createTempDirectory("revert-after-signal");
        try (Ear ear = new Ear()) {
            for (Situation situation : chosen()) {
                measure(situation, directory, ear);
            }
        } finally {
            delete(directory);
        }
        System.out.println();
        System.out.println("Chaos Toolkit 1.19.0, quoted, not measured in this run; SIGTERM to revert:");
        System.out.println("  strategy `always`, waiting                                     2 to 3 ms");
        System.out.println("  strategy `always`, hypothesis every 3 s / 10 s                 2300 / 9300 ms");
        System.out.println("  strategy `always`, background activity of 8 s                  7300 ms");
        System.out.println("  by default                                                     never");
    }

    private static List<Situation> chosen() {
        String only = System.getProperty("only", "");
        return Arrays.stream(Situation.values())
                .filter(situation -> only.isEmpty() || only.contains(situation.name()))
                .toList();
    }

    private static void measure(Situation situation, Path directory, Ear ear) throws Exception {
        double[] begins = new double[REPETITIONS];
        double[] off = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            Path place = Files.createDirectory(directory.resolve(situation + "-" + i));
            Path file = Files.writeString(place.resolve("flag"), "as before");
            Process victim = start(situation, place, file, ear);
            try {
                ear.await("fault");
                // Until what it is doing is in full swing.
                TimeUnit.MILLISECONDS.sleep(1500);
                ear.requireSilence(place.resolve("output"));
                long sent = System.nanoTime();
                victim.destroy();
                begins[i] = (ear.await("begins") - sent) / 1e6;
                off[i] = (ear.await("off") - sent) / 1e6;
                if (!Files.readString(file).equals("as before")) {
                    throw new IllegalStateException("the fault is still on: " + file);
                }
            } finally {
                victim.waitFor(40, TimeUnit.SECONDS);
                victim.destroyForcibly();
            }
        }
        Arrays.sort(begins);
        Arrays.sort(off);
        System.out.printf(
                Locale.ROOT,
                "%-66s %8.1f%8.1f %8.1f%8.1f%n",
                situation.words,
                begins[REPETITIONS / 2],
                begins[REPETITIONS - 1],
                off[REPETITIONS / 2],
                off[REPETITIONS - 1]);
    }

    private static Process start(Situation situation, Path place, Path file, Ear ear) throws IOException {
        Path services = Files.createDirectories(place.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(Reverter.class.getName()), Flag.class.getName());
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(situation.options);
        for (String name : List.of("journal", "lease", "results", "report")) {
            command.add("-Dchaosjunit." + name + ".directory=" + place.resolve(name));
        }
        command.addAll(List.of("-cp", place.resolve("classes") + ":" + System.getProperty("java.class.path")));
        command.addAll(List.of(
                RevertAfterSignal.class.getName(), situation.name(), file.toString(), Integer.toString(ear.port())));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("output").toFile())
                .start();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** What an experiment is doing when the signal comes. */
    private enum Situation {
        IDLE("body waits"),
        BUSY("body burns all processors, deaf to interrupts"),
        STUCK("body in a deadlock of monitors, another thread in a read that never ends"),
        LOAD("load with 300 open requests, 200 new ones a second"),
        METRICS("8 metrics that never answer, body waits"),
        HEAP("body holds 80 % of the heap (64 MB), and makes garbage", "-Xmx64m"),
        THREADS("2,000 more threads, 20 of them busy");

        private final String words;
        private final List<String> options;

        Situation(String words, String... options) {
            this.words = words;
            this.options = List.of(options);
        }
    }

    /** Hears what the reverter tells, and notes when. */
    private static final class Ear implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

        Ear() throws IOException {
            socket.setSoTimeout(60_000);
        }

        int port() {
            return socket.getLocalPort();
        }

        long await(String word) throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[16], 16);
            while (true) {
                socket.receive(packet);
                long now = System.nanoTime();
                if (new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII).equals(word)) {
                    return now;
                }
            }
        }

        /** What is told before the signal was sent is not what is measured. */
        void requireSilence(Path output) throws IOException {
            socket.setSoTimeout(1);
            try {
                socket.receive(new DatagramPacket(new byte[16], 16));
                throw new IllegalStateException("the experiment ended by itself: " + Files.readString(output));
            } catch (SocketTimeoutException e) {
                socket.setSoTimeout(60_000);
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static void tell(int port, String word) throws IOException {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    /** A file that says something else; also takes itself back. */
    public static final class Flag implements Target, Fault, Reverter {
        private static volatile boolean isInThisProcess;

        private final Path file;
        private final int port;

        /** Made by the service loader. */
        public Flag() {
            this(Path.of(""), 0);
        }

        Flag(Path file, int port) {
            this.file = file;
            this.port = port;
        }

        @Override
        public String description() {
            return "flag changed";
        }

        @Override
        public String id() {
            return "flag:" + file;
        }

        @Override
        public Reach reach() {
            return Reach.MACHINE;
        }

        @Override
        public List<Refusal> check(List<Fault> faults) {
            return List.of();
        }

        @Override
        public Injection inject(List<Fault> faults, InjectionContext context) throws IOException {
            isInThisProcess = true;
            Map<String, String> state = Map.of("file", file.toString(), "port", Integer.toString(port));
            context.journal().write(new UndoRecord(name(), id(), description(), state, context.expires()));
            Files.writeString(file, "the fault");
            Instant now = MonotonicClock.get().instant();
            Evidence seen = new Evidence(description(), id(), "looks", 1, 1, 100, null, now, now, List.of());
            RevertAfterSignal.tell(port, "fault");
            return () -> List.of(seen);
        }

        @Override
        public String name() {
            return "benchmark.flag";
        }

        @Override
        public ReadBack readBack(UndoRecord undo) throws IOException {
            boolean isOn = Files.readString(Path.of(undo.state().get("file"))).equals("the fault");
            // The guardian, should it be faster, is not what is measured here.
            tell(undo, isOn ? "begins" : "off");
            return isOn ? ReadBack.inPlace() : ReadBack.reverted();
        }

        @Override
        public void revert(UndoRecord undo) throws IOException {
            Files.writeString(Path.of(undo.state().get("file")), "as before");
        }

        private static void tell(UndoRecord undo, String word) throws IOException {
            if (isInThisProcess) {
                RevertAfterSignal.tell(Integer.parseInt(undo.state().get("port")), word);
            }
        }
    }

    /** Another JVM, whose experiment never ends by itself. */
    private static final class Victim {
        private final Situation situation;
        private final Flag flag;

        Victim(Situation situation, String file, String port) {
            this.situation = situation;
            this.flag = new Flag(Path.of(file), Integer.parseInt(port));
        }

        void run() throws Exception {
            PlanBuilder plan = Experiment.plan("The revert comes at once")
                    .inject(flag, List.of(flag))
                    .observe(new Observation(LONG, LONG, Duration.ofSeconds(30), LONG))
                    .withBody();
            if (situation == Situation.LOAD) {
                plan.load(Loads.get("http://127.0.0.1:" + slowService() + "/", 200)).steady("load.success", ">= 0%");
            }
            if (situation == Situation.METRICS) {
                for (int i = 0; i < 8; i++) {
                    String name = "hanging" + i;
                    plan.metrics(new Hanging(name));
                    Tolerance tolerance = new Tolerance(Range.parse(">= 0"), 1, OnNoData.INCONCLUSIVE);
                    plan.steady(new SteadyState(name, null, tolerance, new SequentialJudge(), Duration.ofMillis(100), LONG));
                }
            }
            Experiment.of(plan.build(), Settings.ofSystem()).run(this::body);
        }

        private void body() throws Exception {
            switch (situation) {
                case BUSY -> busy(Runtime.getRuntime().availableProcessors() - 1);
                case STUCK -> stuck();
                case HEAP -> makeGarbage();
                case THREADS -> threads();
                default -> Thread.sleep(LONG.toMillis());
            }
        }

        @SuppressWarnings("InfiniteLoopStatement")
        private static void busy(int others) {
            for (int i = 0; i < others; i++) {
                new Thread(() -> busy(0)).start();
            }
            AtomicLong count = new AtomicLong();
            while (true) {
                count.incrementAndGet();
            }
        }

        private static void stuck() throws IOException {
            ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), silent.getLocalPort());
            Object one = new Object();
            Object other = new Object();
            CyclicBarrier both = new CyclicBarrier(2);
            new Thread(() -> {
                        try {
                            socket.getInputStream().read();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .start();
            new Thread(() -> lockBoth(other, one, both)).start();
            lockBoth(one, other, both);
        }

        private static void lockBoth(Object first, Object second, CyclicBarrier both) {
            synchronized (first) {
                try {
                    both.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                synchronized (second) {
                    throw new IllegalStateException("no deadlock");
                }
            }
        }

        @SuppressWarnings("InfiniteLoopStatement")
        private static void makeGarbage() {
            byte[] kept = new byte[(int) (Runtime.getRuntime().maxMemory() / 10 * 8) - (8 << 20)];
            List<byte[]> some = new ArrayList<>();
            while (true) {
                some.add(new byte[16 * 1024 + kept.length % 2]);
                if (some.size() == 100) {
                    some.clear();
                }
            }
        }

        private static void threads() throws InterruptedException {
            for (int i = 0; i < 2000; i++) {
                boolean isBusy = i % 100 == 0;
                Thread thread = new Thread(() -> {
                    if (isBusy) {
                        busy(0);
                    }
                    try {
                        Thread.sleep(LONG.toMillis());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
                thread.setDaemon(true);
                thread.start();
            }
            Thread.sleep(LONG.toMillis());
        }

        // Answers at once until the fault acts, and then after 4 s only: 1.5 s later 300 are open.
        private static int slowService() throws IOException {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
            http.setExecutor(Executors.newCachedThreadPool());
            http.createContext("/", exchange -> {
                try (exchange) {
                    if (Flag.isInThisProcess) {
                        TimeUnit.SECONDS.sleep(4);
                    }
                    exchange.sendResponseHeaders(204, -1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            http.start();
            return http.getAddress().getPort();
        }
    }

    /** Answers until the fault acts, and then never. */
    private record Hanging(String name) implements Metric, MetricSource {
        @Override
        public Unit unit() {
            return Unit.NONE;
        }

        @Override
        public void sample(Instant now) {
            if (Flag.isInThisProcess) {
                while (true) {
                    try {
                        Thread.sleep(LONG.toMillis());
                    } catch (InterruptedException e) {
                        // Deaf.
                    }
                }
            }
        }

        @Override
        public Samples between(Instant from, Instant to) {
            return new One();
        }

        @Override
        public Optional<Metric> find(String wanted) {
            return wanted.equals(name) ? Optional.of(this) : Optional.empty();
        }

        @Override
        public Collection<String> names() {
            return List.of(name);
        }
    }

    private record One() implements Samples {
        @Override
        public long count() {
            return 1;
        }

        @Override
        public long missing() {
            return 0;
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }

        @Override
        public long within(Range range) {
            return 1;
        }

        @Override
        public double estimate(Range range) {
            return 1;
        }

        @Override
        public boolean everySampleMustHold() {
            return false;
        }
    }
}
