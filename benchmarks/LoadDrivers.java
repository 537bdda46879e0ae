package org.chaosjunit.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Compares the built-in load with other load generators, in one run: how true its percentiles are, what a request costs,
 * how soon the first one comes, how many a second it can send, how punctually.
 *
 * <p>Given the names of some of the parts, it does only these.
 */
public final class LoadDrivers {
    private static final int REPETITIONS = Integer.getInteger("repetitions", 3);
    private static final List<String> PARTS = List.of("truth", "cost", "short", "experiment", "ladder");
    private static final int GRACE_SECONDS = 40;
    private static final int[] LADDER = {1_000, 2_000, 4_000, 8_000, 16_000, 24_000, 32_000};

    private final ServerProcess server;
    private final List<LoadTool> tools;

    private LoadDrivers(ServerProcess server) {
        this.server = server;
        this.tools = Arrays.stream(LoadTool.values()).filter(LoadTool::isThere).toList();
    }

    public static void main(String[] arguments) throws Exception {
        List<String> parts = arguments.length == 0 ? PARTS : List.of(arguments);
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("The parts are " + PARTS + ", not " + parts + ".");
        }
        try (ServerProcess server = new ServerProcess()) {
            new LoadDrivers(server).run(parts);
        }
    }

    private void run(List<String> parts) throws Exception {
        System.out.printf(
                "JDK %s, %d processors; %d interleaved repetitions, medians%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), REPETITIONS);
        String missing = Arrays.stream(LoadTool.values())
                .filter(tool -> !tools.contains(tool))
                .map(LoadTool::title)
                .collect(Collectors.joining(", "));
        System.out.println("Not on the PATH, so left out: " + (missing.isEmpty() ? "none" : missing));
        for (String part : parts) {
            System.out.println();
            switch (part) {
                case "truth" -> truth();
                case "cost" -> cost();
                case "short" -> shortRuns();
                case "experiment" -> experiment();
                default -> ladder();
            }
        }
    }

    /** What is measured of a tool, again and again. */
    private interface Measurement {
        double[] measure(LoadTool tool) throws IOException, InterruptedException;
    }

    private Map<LoadTool, double[][]> repeat(List<LoadTool> who, Measurement measurement)
            throws IOException, InterruptedException {
        Map<LoadTool, double[][]> measured = new EnumMap<>(LoadTool.class);
        for (int i = 0; i < REPETITIONS; i++) {
            for (LoadTool tool : who) {
                measured.computeIfAbsent(tool, t -> new double[REPETITIONS][])[i] = measurement.measure(tool);
            }
        }
        return measured;
    }

    private static double median(double[][] rows, int column) {
        return median(Arrays.stream(rows).mapToDouble(row -> row[column]).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Returns the median of the ratios of measurements that were made one after the other. */
    private static double ratio(double[][] ours, double[][] theirs, int column) {
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours[i][column] / theirs[i][column];
        }
        return median(ratios);
    }

    private static void print(String name, String figures, Object... values) {
        System.out.printf(Locale.ROOT, "  %-12s " + figures + "%n", prepend(name, values));
    }

    private static Object[] prepend(String name, Object... values) {
        List<Object> all = new ArrayList<>(List.of(name));
        all.addAll(Arrays.asList(values));
        return all.toArray();
    }

    // a) 4,000 arrivals, 400 of them in the two stalls, evenly spread: one in twenty waits longer than 500 ms.
    private void truth() throws IOException, InterruptedException {
        System.out.println("Truth: 200/s for 20 s, the server stalls for 1 s every 10 s; exactly p95 500 ms, p99 900 ms");
        Map<LoadTool, double[][]> all = repeat(tools, tool -> {
            server.stall();
            String output = run(tool, 200, 20, true);
            server.reset();
            return new double[] {tool.percentile(95, output), tool.percentile(99, output)};
        });
        all.forEach((tool, rows) -> {
            double p95 = median(rows, 0);
            double p99 = median(rows, 1);
            print(
                    tool.title(),
                    "%-6s  p95 %6.1f ms (%+6.1f %%)  p99 %6.1f ms (%+6.1f %%)",
                    tool.isOpen() ? "open" : "closed",
                    p95,
                    (p95 / 500 - 1) * 100,
                    p99,
                    (p99 / 900 - 1) * 100);
        });
    }

    private String run(LoadTool tool, int rate, int seconds, boolean percentiles)
            throws IOException, InterruptedException {
        Process process = start(tool, rate, seconds, percentiles);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private Process start(LoadTool tool, int rate, int seconds, boolean percentiles) throws IOException {
        Process process = new ProcessBuilder(
                        tool.command(new LoadTool.Request(server.url(), rate, seconds, percentiles)))
                .redirectErrorStream(true)
                .start();
        // One that cannot keep up may go on for long.
        CompletableFuture.delayedExecutor(seconds + GRACE_SECONDS, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        return process;
    }

    // b) and e)
    private void cost() throws IOException, InterruptedException {
        System.out.println("Cost: 1,000/s for 20 s, processor time per request of the whole process, from start to end,"
                + " and of seconds 10 to 18; how late 99 % came at the server");
        Map<LoadTool, double[][]> all = repeat(rated(), this::cost);
        double[][] ours = all.get(LoadTool.OURS);
        all.forEach((tool, rows) -> print(
                tool.title(),
                "whole %6.0f us, ours / its %.2f;  warm %6.0f us, ours / its %.2f;  late at the server %7.2f ms%s",
                median(rows, 0),
                ratio(ours, rows, 0),
                median(rows, 1),
                ratio(ours, rows, 1),
                median(rows, 2),
                tool == LoadTool.OURS ? String.format(Locale.ROOT, ", sent late %.2f ms", median(rows, 3)) : ""));
    }

    private List<LoadTool> rated() {
        return tools.stream().filter(LoadTool::knowsRates).toList();
    }

    private double[] cost(LoadTool tool) throws IOException, InterruptedException {
        server.reset();
        double before = ProcessorTime.ofEndedChildren();
        Process process = start(tool, 1000, 20, false);
        awaitFirst();
        Thread.sleep(10_000);
        double cpu = ProcessorTime.ofProcess(process);
        long count = server.report(1000).count();
        Thread.sleep(8_000);
        double warm = (ProcessorTime.ofProcess(process) - cpu)
                / (server.report(1000).count() - count);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        ServerProcess.Report report = server.report(1000);
        double whole = (ProcessorTime.ofEndedChildren() - before) / report.count();
        return new double[] {
            whole, warm, report.lateMillis(), LoadTool.lateness(output).orElse(Double.NaN)
        };
    }

    private long awaitFirst() throws IOException, InterruptedException {
        while (true) {
            ServerProcess.Report report = server.report(1);
            if (report.count() > 0) {
                return report.firstNanos();
            }
            Thread.sleep(20);
        }
    }

    // c) from the start of a process
    private void shortRuns() throws IOException, InterruptedException {
        System.out.println("Short run: 100/s for 3 s; from the start of the process to the first request, and processor"
                + " time of the whole process per request");
        Map<LoadTool, double[][]> all = repeat(rated(), this::shortRun);
        double[][] ours = all.get(LoadTool.OURS);
        all.forEach((tool, rows) -> print(
                tool.title(),
                "first request after %5.0f ms, ours / its %.2f;  %6.0f us per request, ours / its %.2f",
                median(rows, 0),
                ratio(ours, rows, 0),
                median(rows, 1),
                ratio(ours, rows, 1)));
    }

    private double[] shortRun(LoadTool tool) throws IOException, InterruptedException {
        server.reset();
        double before = ProcessorTime.ofEndedChildren();
        long start = System.nanoTime();
        run(tool, 100, 3, false);
        ServerProcess.Report report = server.report(100);
        double cpu = (ProcessorTime.ofEndedChildren() - before) / report.count();
        // One clock for all processes of a Linux machine.
        return new double[] {(report.firstNanos() - start) / 1e6, cpu};
    }

    // c) from the start of an experiment
    private void experiment() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dbenchmark.url=" + server.url(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OurExperiment.class.getName(),
                        "chaos-junit/target/benchmarks/experiment")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Double> millis = new ArrayList<>();
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                OutputStream orders = process.getOutputStream()) {
            for (int i = 0; i <= 2 * REPETITIONS; i++) {
                server.reset();
                orders.write('\n');
                orders.flush();
                long start = Long.parseLong(lines.readLine());
                lines.readLine();
                millis.add((server.report(1).firstNanos() - start) / 1e6);
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        System.out.println("Experiment: from when JUnit is told to run a test until its first request");
        double warm = median(millis.stream().skip(1).mapToDouble(each -> each).toArray());
        print("chaos-junit", "%.0f ms; %.0f ms for the first experiment of a JVM", warm, millis.get(0));
    }

    // d) once each: a step that is not clean is tried once more, for this machine may have been busy.
    private void ladder() throws IOException, InterruptedException {
        System.out.println("Ladder: 10 s a step, clean while the rate is within 3 % and p99 under 100 ms");
        for (LoadTool tool : tools) {
            if (tool.isOpen()) {
                climb(tool);
            }
        }
    }

    private void climb(LoadTool tool) throws IOException, InterruptedException {
        StringBuilder steps = new StringBuilder();
        int clean = 0;
        for (int rate : LADDER) {
            boolean isClean = step(tool, rate, steps) || step(tool, rate, steps);
            if (!isClean) {
                break;
            }
            clean = rate;
        }
        print(tool.title(), "clean up to %,d/s;%s", clean, steps);
    }

    private boolean step(LoadTool tool, int rate, StringBuilder steps) throws IOException, InterruptedException {
        server.reset();
        double p99 = tool.percentile(99, run(tool, rate, 10, true));
        double achieved = server.report(rate).count() / 10.0;
        steps.append(String.format(Locale.ROOT, "  %,.0f/s p99 %.1f ms", achieved, p99));
        return Math.abs(achieved / rate - 1) <= 0.03 && p99 < 100;
    }
}
