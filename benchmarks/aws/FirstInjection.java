package org.chaosjunit.aws.machines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chaosjunit.aws.local.LocalAws;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * How long it takes from the start of a JVM until the first fault is in AWS, beside a program that does nothing but read
 * and write the same parameter with the bare SDK.
 *
 * <p>Ours also takes the lease, and writes the undo record twice, before it touches the parameter.
 */
public final class FirstInjection {
    private FirstInjection() {}

    public static void main(String[] arguments) throws Exception {
        int times = Integer.getInteger("repetitions", 7);
        Path directory = Files.createTempDirectory("first-injection");
        List<Long> bare = new ArrayList<>();
        List<Long> ours = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            bare.add(measure(directory.resolve("bare-" + i), Bare.class));
            ours.add(measure(directory.resolve("ours-" + i), ParameterRun.class));
        }
        System.out.printf("%-52s %6s %6s %6s%n", "ms from the start of the JVM, " + times + " times", "min", "median", "max");
        print("bare SDK: GetParameter, PutParameter", bare);
        print("chaos-junit-aws: the fault is in the parameter", ours);
        System.out.printf("%-52s %6s %6.2f%n", "ratio of the medians", "", (double) median(ours) / median(bare));
    }

    private static long measure(Path where, Class<?> main) throws Exception {
        try (StandIn standIn = StandIn.of(Subjects.parameter())) {
            LocalAws aws = standIn.aws;
            Instant start = Instant.now();
            Machine machine = Machine.start(aws, where, main, "0");
            if (machine.await() != 0) {
                throw new IllegalStateException(machine.output());
            }
            return aws.calls().stream()
                    .filter(call -> call.operation().equals("PutParameter"))
                    .filter(call -> call.permissions().toString().contains("parameter" + ParameterRun.PARAMETER))
                    .map(call -> Duration.between(start, call.at()).toMillis())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("never written"));
        }
    }

    private static long median(List<Long> all) {
        Collections.sort(all);
        return all.get(all.size() / 2);
    }

    private static void print(String what, List<Long> all) {
        long median = median(all);
        System.out.printf("%-52s %6d %6d %6d%n", what, all.get(0), median, all.get(all.size() - 1));
    }

    /** The peer. */
    public static final class Bare {
        private Bare() {}

        public static void main(String[] arguments) {
            SsmClient ssm = SsmClient.create();
            ssm.getParameter(request -> request.name(ParameterRun.PARAMETER));
            ssm.putParameter(
                    request -> request.name(ParameterRun.PARAMETER).value(ParameterRun.FAULT).overwrite(true));
        }
    }
}
