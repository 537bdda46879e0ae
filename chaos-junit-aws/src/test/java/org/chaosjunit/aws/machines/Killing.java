package org.chaosjunit.aws.machines;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.chaosjunit.cli.Main;

/** Experiments of one machine that dies with all of them. */
final class Killing implements AutoCloseable {
    private static final int AT_ONCE = 8;

    private final Path directory;
    private final List<StandIn> standIns = new ArrayList<>();
    private final List<KillPoint> points = new ArrayList<>();

    Killing(Path directory) {
        this.directory = directory;
    }

    void add(Subject subject, KillPoint point) throws Exception {
        StandIn standIn = StandIn.of(subject);
        point.order(standIn.aws);
        standIns.add(standIn);
        points.add(point);
    }

    /** Lets the machine come as far as it may in each, and kills it. */
    void kill() throws Exception {
        List<String> arguments = new ArrayList<>();
        for (StandIn each : standIns) {
            arguments.addAll(List.of(
                    each.subject.name(),
                    each.place.region(),
                    each.aws.endpoint().toString()));
        }
        Machine machine = Machine.start(
                standIns.get(0).aws, directory.resolve("killed"), KilledRun.class, arguments.toArray(String[]::new));
        try {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> areThere(machine.output()));
        } finally {
            machine.kill();
        }
        standIns.forEach(each -> each.aws.behave());
    }

    // Where it waits for something, the number of calls may differ.
    private boolean areThere(String output) {
        return standIns.stream()
                .allMatch(each -> each.aws.hanging() > 0 || output.contains(KilledRun.over(each.place)));
    }

    /** Takes all back, one by a process of its own; returns what is wrong then. */
    List<String> revert(int byProcess) throws Exception {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        List<Integer> all = IntStream.range(0, standIns.size()).boxed().toList();
        AtOnce.of(AT_ONCE, all, i -> {
            StandIn standIn = standIns.get(i);
            List<String> dead = standIn.subject.lasting().apply(standIn.aws);
            List<String> found = new ArrayList<>(i == byProcess ? revertByProcess(standIn) : standIn.revert());
            if (dead.size() > 1) {
                found.add("more than one is hit: " + dead);
            }
            if (!found.isEmpty()) {
                wrong.add(standIn.subject + " " + points.get(i) + ": " + String.join("\n  ", found));
            }
        });
        return List.copyOf(wrong);
    }

    private List<String> revertByProcess(StandIn standIn) throws Exception {
        Machine other = Machine.start(standIn.aws, directory.resolve("other"), Main.class, "revert");
        int code = other.await();
        List<String> wrong = standIn.leftovers();
        if (code != 0 || other.output().contains("NOT ALL")) {
            wrong.add("revert ended with " + code);
        }
        if (!wrong.isEmpty()) {
            wrong.add(other.output());
        }
        return wrong;
    }

    @Override
    public void close() {
        standIns.forEach(StandIn::close);
    }
}
