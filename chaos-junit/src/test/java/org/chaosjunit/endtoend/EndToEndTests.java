package org.chaosjunit.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaosjunit.testing.QuickJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs experiments from JUnit's console launcher, in a JVM and a directory of their own. */
class EndToEndTests {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    private Path directory;

    @Test
    void aGreenExperimentIsGreen() throws Exception {
        Run run = run(List.of(), List.of(), GatewayTestCase.GreenTestCase.class);

        assertThat(run.exitCode).as(run.output).isZero();
        assertThat(run.output)
                .containsPattern("PASS \"If the stock service is slow, the gateway still answers\""
                        + " \\[GatewayTestCase.GreenTestCase#slow\\]: load.success was [0-9.]+ % \\(99 % sure: ")
                .containsPattern("\"latency 20-60 ms on stock.*\" acted on ([0-9]+) of \\1 exchanges")
                .contains("chaos-junit: 3 experiments: 3 PASS")
                .contains("Report: "
                        + directory
                                .resolve("target/chaos-junit/report/index.html")
                                .toUri());
        assertThat(Files.readString(directory.resolve("target/chaos-junit/report/index.html")))
                .contains("If the stock service is slow, the gateway still answers");
        assertEveryCallWasHit(run.output);
        try (Stream<Path> journals = Files.list(directory.resolve(".chaos-junit/journal"))) {
            assertThat(journals).isEmpty();
        }
    }

    // Each call of the gateway goes over the connection that was opened before the experiment.
    private static void assertEveryCallWasHit(String output) {
        Matcher line = Pattern.compile("90%, ([0-9]+) samples .* acted on ([0-9]+) of \\2 exchanges")
                .matcher(output);
        int experiments = 0;
        while (line.find()) {
            experiments++;
            assertThat(Integer.parseInt(line.group(2)))
                    .as(output)
                    .isGreaterThanOrEqualTo(Integer.parseInt(line.group(1)));
        }
        assertThat(experiments).isEqualTo(3);
    }

    @Test
    void redExperimentsAreRedForTheRightReasonAlsoWhenTestsRunInParallel() throws Exception {
        List<String> parallel = List.of(
                "junit.jupiter.execution.parallel.enabled=true",
                "junit.jupiter.execution.parallel.mode.default=concurrent",
                "junit.jupiter.execution.parallel.config.strategy=fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism=4");

        Run run = run(List.of(), parallel, GatewayTestCase.RedTestCase.class, PlainTestCase.class);

        assertThat(run.exitCode).as(run.output).isEqualTo(1);
        assertThat(run.output)
                .containsPattern(
                        "FAIL \\(DEVIATED\\): load.success was [0-9.]+ % \\(99 % sure: .*\\), expected >= 90%, outside in [0-9]+ of"
                                + " [0-9]+ samples in .*"
                                + " under \"latency 400 ms on stock.\\*\"\\.")
                .containsPattern(
                        "FAIL \\(DEVIATED\\): load.success was [0-9.]+ % \\(99 % sure: .*\\), expected >= 90%, outside in [0-9]+ of"
                                + " [0-9]+ samples in .*"
                                + " under \"deny stock.\\* as REFUSED\"\\.")
                .containsPattern("INCONCLUSIVE \\(NO_EVIDENCE\\): \"deny nobody.example.com as REFUSED\" matched 0"
                        + " connections; connections seen: localhost:[0-9]+")
                .contains("chaos-junit: 3 experiments: 1 INCONCLUSIVE, 2 FAIL")
                .contains("1 tests successful", "3 tests failed");
    }

    @Test
    void aRunWithoutExperimentsIsLeftAlone() throws Exception {
        Path classes = directory.resolve("classes.log");

        Run run = run(List.of("-Xlog:class+load:file=" + classes), List.of(), PlainTestCase.class);

        assertThat(run.exitCode).as(run.output).isZero();
        assertThat(Files.readString(classes))
                .contains("org.chaosjunit.ChaosTestPlanListener")
                .doesNotContain("net.bytebuddy", "org.chaosjunit.jvm", "org.chaosjunit.net", "sun.instrument");
        assertThat(directory.resolve("target")).doesNotExist();
        assertThat(directory.resolve(".chaos-junit")).doesNotExist();
    }

    @Test
    void anExperimentNeedsNoJUnit() throws Exception {
        String withoutJUnit = Stream.of(CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !entry.contains("junit-") && !entry.contains("opentest4j"))
                .collect(Collectors.joining(File.pathSeparator));

        Run run = java(List.of("-cp", withoutJUnit, WithoutJUnit.class.getName()));

        assertThat(run.exitCode).as(run.output).isZero();
        assertThat(run.output).contains("PASS \"If the stock service is slow, the gateway still answers\"");
    }

    private Run run(List<String> flags, List<String> parameters, Class<?>... testClasses)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(flags);
        command.addAll(List.of("-cp", CLASS_PATH));
        command.addAll(List.of("org.junit.platform.console.ConsoleLauncher", "execute", "--disable-banner"));
        command.addAll(List.of("--disable-ansi-colors", "--include-engine=junit-jupiter"));
        parameters.forEach(parameter -> command.add("--config=" + parameter));
        Stream.of(testClasses).forEach(type -> command.add("--select-class=" + type.getName()));
        return java(command);
    }

    private Run java(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = QuickJava.command();
        command.add("-XX:+EnableDynamicAgentLoading");
        command.addAll(arguments);
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            return new Run(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private record Run(int exitCode, String output) {}
}
