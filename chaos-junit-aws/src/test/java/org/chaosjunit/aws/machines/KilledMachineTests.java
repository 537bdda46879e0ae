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
    private static final int KILLS = 12;
    /** How many experiments on each subject one machine takes with it. */
    private static final int WITH_ONE = 3;

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
        int kills = EVERY ? most : KILLS;
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        List<Integer> first = IntStream.range(0, kills)
                .filter(kill -> kill % WITH_ONE == 0)
                .boxed()
                .toList();
        AtOnce.of(AT_ONCE, first, from -> {
            try (Killing killing = new Killing(directory.resolve("kill-" + from))) {
                for (int kill = from; kill < Math.min(kills, from + WITH_ONE); kill++) {
                    for (int i = 0; i < subjects.size(); i++) {
                        List<KillPoint> all = points.get(subjects.get(i));
                        if (!EVERY) {
                            killing.add(subjects.get(i), sample(all, kill, i));
                        } else if (kill < all.size()) {
                            killing.add(subjects.get(i), all.get(kill));
                        }
                    }
                }
                killing.kill();
                // One of them by a process of its own, to know that it does the same.
                wrong.addAll(killing.revert(from));
            }
        });
        assertThat(wrong).isEmpty();
    }

    // The first four are the change and its way back; the others are spread over all.
    private static KillPoint sample(List<KillPoint> all, int kill, int shift) {
        int fixed = Math.min(4, all.size() - 1);
        int rest = all.size() - fixed;
        return kill < fixed ? all.get(kill) : all.get(fixed + (shift + (kill - fixed) * rest / (KILLS - fixed)) % rest);
    }
}
