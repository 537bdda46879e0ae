package org.chaosjunit.torture;

import static org.chaosjunit.disk.FilledDisk.fillDisk;
import static org.chaosjunit.file.ChangedProperty.setProperty;
import static org.chaosjunit.file.WrittenFile.writeFile;
import static org.chaosjunit.http.ReplacedResource.putResource;
import static org.chaosjunit.process.PausedProcess.pauseProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.engine.Experiment;
import org.chaosjunit.engine.PlanBuilder;
import org.chaosjunit.judge.FixedJudge;
import org.chaosjunit.process.ChildProcess;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.testing.MeanMetric;

/** The main class of a JVM that is going to be killed: runs one experiment. */
final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws Exception {
        Stage.open(System.getProperty("torture.halt", ""));
        ExperimentResult result = Experiment.run(plan(Path.of(arguments[0]), arguments[1], arguments[2].split(",")));
        Stage.at(Phase.OVER);
        result.findings().forEach(finding -> System.out.println(finding.title() + ": " + finding.message()));
        TimeUnit.MILLISECONDS.sleep(Integer.getInteger("torture.linger", 0));
        System.exit(result.verdict() == Verdict.PASS ? 0 : 1);
    }

    private static Plan plan(Path arena, String service, String[] faults) throws IOException {
        MeanMetric pulse = new MeanMetric("victim.pulse", Unit.NONE, () -> {
            Stage.atMetric();
            return 1;
        });
        Certainty plain = new Certainty(99, 0, OnUndecided.POINT_ESTIMATE);
        Tolerance tolerance = new Tolerance(Range.parse(">= 1"), null, null, 0, 1, OnNoData.INCONCLUSIVE, plain);
        // Content with the first sample: there are many rounds.
        Judge hasty = (course, wanted) -> new FixedJudge()
                .judge(
                        new Course(
                                course.samples(),
                                course.blocks(),
                                course.share(),
                                course.elapsed(),
                                course.atLeast(),
                                course.atMost(),
                                course.elapsed().compareTo(course.atLeast()) < 0 ? course.toCome() : 0),
                        wanted);
        PlanBuilder plan = Experiment.plan("Whatever ends the test, nothing of it stays")
                .id("torture")
                .metrics(pulse)
                .steady(new SteadyState(
                        "victim.pulse", null, tolerance, hasty, Duration.ofMillis(120), Duration.ofSeconds(30)))
                .observe(new Observation(
                        Duration.ofMillis(120),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30)));
        for (String name : faults) {
            PlacedFault fault = fault(name.replace("slow-", ""), arena, service);
            Target target = fault.target();
            plan.inject(name.startsWith("slow-") ? new SlowTarget(target) : target, List.of(fault));
        }
        return plan.build();
    }

    private static PlacedFault fault(String name, Path arena, String service) throws IOException {
        Path data = arena.resolve("data");
        return switch (name) {
            case "files" -> new TwoFiles(data.resolve("existing.flag"), data.resolve("absent.flag"));
            case "resource" -> putResource(service + "/existing", "{\"enabled\": false}");
            case "absent-resource" -> putResource(service + "/absent", "{\"enabled\": false}");
            case "file" -> writeFile(data.resolve("written.flag").toString(), "the fault");
            case "new-file" -> writeFile(data.resolve("new.flag").toString(), "the fault");
            case "property" -> setProperty(data.resolve("shop.properties").toString(), "checkout.enabled", "false");
            case "disk" -> fillDisk(data.toString()).size("1MB");
            case "process" -> pauseProcess(ChildProcess.pid(child(arena)));
            default -> throw new IllegalArgumentException(name);
        };
    }

    // Its command line names the arena, so that it is found whatever happens.
    private static long child(Path arena) throws IOException {
        Path read = Files.write(arena.resolve("read-by-the-child"), new byte[0]);
        return new ProcessBuilder("tail", "-f", read.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .pid();
    }
}
