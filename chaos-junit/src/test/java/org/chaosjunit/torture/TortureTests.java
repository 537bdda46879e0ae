package org.chaosjunit.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.chaosjunit.torture.Kill.Next;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dtorture.kills=10000} for more of it, {@code -Dtorture.seed=...} for the same again. */
@EnabledOnOs(OS.LINUX)
class TortureTests {
    private static final int KILLS = Integer.getInteger("torture.kills", 200);
    private static final long SEED =
            Long.getLong("torture.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
    private static final int FIRST = Integer.getInteger("torture.first", 1);
    private static final int AT_ONCE = Integer.getInteger("torture.atOnce", 3);
    private static final int MOST_VIOLATIONS = 5;

    private final Tally tally = new Tally();
    private final AtomicInteger next = new AtomicInteger(FIRST);
    private final AtomicInteger violations = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();

    @TempDir
    Path directory;

    @Test
    void nothingIsLeftOfExperimentsThatWereKilled() throws Exception {
        System.out.println("torture: " + KILLS + " kills, -Dtorture.seed=" + SEED);
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try (Shelf shelf = new Shelf();
                Processes processes = new Processes()) {
            Callable<Void> work = () -> {
                torture(shelf, processes);
                return null;
            };
            for (Future<Void> done :
                    workers.invokeAll(Stream.generate(() -> work).limit(AT_ONCE).toList())) {
                done.get();
            }
        } finally {
            workers.shutdownNow();
            endAll();
        }
        System.out.print(tally.table());
        System.out.println("killed where only the results file knew of it: " + unfinished);
        assertThat(violations).as("violations, told above").hasValue(0);
        assertThat(Phase.values())
                .as("phases in which there were kills")
                .filteredOn(phase -> KILLS >= 200 && tally.of(phase) == 0)
                .isEmpty();
    }

    private void torture(Shelf shelf, Processes processes) throws IOException, InterruptedException {
        int number = next.getAndIncrement();
        while (number < FIRST + KILLS && violations.get() < MOST_VIOLATIONS) {
            Arena arena = new Arena(directory.resolve("arena-" + number), shelf);
            Round round = new Round(arena, processes);
            Kill kill = Kill.draw(SEED, number);
            kill(round, kill);
            while (kill.next() == Next.ANOTHER_KILL && (number = next.getAndIncrement()) < FIRST + KILLS) {
                kill = Kill.draw(SEED, number);
                kill(round, kill);
            }
            round.next(kill);
            if (round.isUnfinished()) {
                unfinished.incrementAndGet();
            }
            if (!round.wrong().isEmpty()) {
                violations.incrementAndGet();
                System.out.println("=== VIOLATION, -Dtorture.seed=" + SEED + " -Dtorture.first=" + kill.number()
                        + " -Dtorture.kills=1\n" + String.join("\n", round.wrong()) + "\n" + round.story());
            }
            number = next.getAndIncrement();
        }
    }

    private void kill(Round round, Kill kill) throws IOException, InterruptedException {
        round.kill(kill).ifPresentOrElse(phase -> tally.hit(phase, kill.means()), tally::missed);
    }

    private void endAll() throws IOException {
        List<Processes.Running> left = Processes.with(directory + "/");
        left.forEach(process -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }
}
