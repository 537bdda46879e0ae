package org.chaosjunit.aws.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Some calls of each experiment; with {@code -Dcalls.every=true} all of them. */
@DisplayName("When the JVM of an experiment on AWS is killed")
@Timeout(7200)
@Tag("long")
class KilledMachineTests {
    private static final boolean EVERY = Boolean.getBoolean("calls.every");
    private static final int KILLS = 10;
    private static final int AT_ONCE = 2;

    @TempDir
    private Path directory;

    @Test
    @DisplayName("at any of its calls, `revert` on another machine restores the exact previous state of every target")
    void isRevertedFromAnotherMachine() throws Exception {
        List<Subject> subjects = Subjects.all();
        Map<Subject, List<KillPoint>> points = new ConcurrentHashMap<>();
        AtOnce.of(subjects.size(), subjects, subject -> {
            try (StandIn standIn = StandIn.of(subject)) {
                Run.of(subject, standIn.place, directory.resolve("whole").resolve(subject.name()));
                points.put(subject, KillPoint.of(standIn.aws.calls()));
            }
        });
        int most = points.values().stream().mapToInt(List::size).max().orElseThrow();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtOnce.of(AT_ONCE, IntStream.range(0, EVERY ? most : KILLS).boxed().toList(), round -> {
            try (Killing killing = new Killing(directory.resolve("kill-" + round))) {
                for (int i = 0; i < subjects.size(); i++) {
                    List<KillPoint> all = points.get(subjects.get(i));
                    if (EVERY && round < all.size()) {
                        killing.add(subjects.get(i), all.get(round));
                    } else if (!EVERY) {
                        killing.add(subjects.get(i), sample(all, round, i));
                    }
                }
                killing.kill();
                // One of them by a process of its own, to know that it does the same.
                wrong.addAll(killing.revert(round % subjects.size()));
            }
        });
        assertThat(wrong).isEmpty();
    }

    // The first four are the change and its way back; the others are spread over all.
    private static KillPoint sample(List<KillPoint> all, int round, int shift) {
        int fixed = Math.min(4, all.size());
        int rest = all.size() - fixed;
        return round < fixed || rest == 0
                ? all.get(round % all.size())
                : all.get(fixed + (shift + (round - fixed) * rest / (KILLS - fixed)) % rest);
    }
}
