package org.chaosjunit.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.chaosjunit.cli.Main;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.torture.Kill.Guardian;
import org.chaosjunit.torture.Kill.Means;
import org.chaosjunit.torture.Kill.Next;
import org.jspecify.annotations.Nullable;

/** One kill after the other in an arena, until it is looked what is left. */
final class Round {
    private static final Duration GUARDIAN_LIMIT = Duration.ofSeconds(30);
    private static final int CHILD_LIMIT = 90;

    private final Arena arena;
    private final Processes processes;
    private final StringBuilder story = new StringBuilder();
    private final List<String> wrong = new ArrayList<>();
    private boolean wasJournaled;
    private boolean hasGuardians = true;
    private boolean isUnfinished;

    Round(Arena arena, Processes processes) {
        this.arena = arena;
        this.processes = processes;
    }

    /** Returns what is wrong. */
    List<String> wrong() {
        return wrong;
    }

    /** Tells whether the experiment was killed where nothing but its results file knew of it, which says so. */
    boolean isUnfinished() {
        return isUnfinished;
    }

    /** Returns all that is known, for a person. */
    String story() {
        return story + arena.story();
    }

    /** Kills; returns in which phase that was, or nothing if the victim was gone before. */
    Optional<Phase> kill(Kill kill) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-Dtorture.linger=300"));
        if (kill.means() == Means.HALT) {
            options.add("-Dtorture.halt=" + kill.phase() + ":" + (kill.number() % 3 == 0 ? 0 : kill.micros()));
        }
        Child victim = victim(kill, options);
        boolean isThere = victim.await(kill.phase());
        Phase phase = null;
        if (kill.means() == Means.HALT) {
            awaitEnd(victim);
            phase = isThere && victim.exit() == 7 ? victim.phase() : null;
        } else {
            TimeUnit.MICROSECONDS.sleep(kill.micros());
            phase = signal(kill, victim);
            awaitEnd(victim);
            boolean isSudden = kill.means() == Means.KILL;
            phase = victim.exit() < 128 ? null : isSudden ? victim.phase() : phase;
        }
        tell(kill, "victim", victim);
        hasGuardians &= kill.guardian() == Guardian.LIVES;
        wasJournaled = !arena.journals().isEmpty();
        if (kill.guardian() == Guardian.DIES_LATER) {
            TimeUnit.MILLISECONDS.sleep(kill.guardianMillis());
            killGuardians();
        }
        return Optional.ofNullable(phase);
    }

    private @Nullable Phase signal(Kill kill, Child victim) throws InterruptedException {
        if (kill.guardian() == Guardian.DIES_FIRST) {
            killGuardians();
        }
        Phase phase = victim.phase();
        List<String> signals = kill.means().signals();
        // The terminal's signal goes to all that it can see, but what a user has started besides shall live.
        boolean isForGroup = kill.means() == Means.INT_TWICE
                && !String.join(",", kill.faults()).contains("process");
        long who = isForGroup ? -victim.pid() : victim.pid();
        processes.signal(signals.get(0), who);
        for (String second : signals.subList(1, signals.size())) {
            TimeUnit.MILLISECONDS.sleep(kill.gapMillis());
            processes.signal(second, who);
        }
        return phase;
    }

    private void killGuardians() {
        arena.guardians().forEach(guardian -> processes.signal("KILL", guardian.pid()));
    }

    /** Does what the user does next, and then looks. */
    void next(Kill kill) throws IOException, InterruptedException {
        boolean isLeft = arena.guardians().isEmpty() && !arena.journals().isEmpty();
        // The guardian of an earlier victim in this arena may have been killed: then nobody is there to do it alone.
        Next what = hasGuardians || kill.next() != Next.NOTHING ? kill.next() : Next.AGAIN;
        switch (what) {
            case NOTHING -> await(GUARDIAN_LIMIT, () -> arena.guardians().isEmpty());
            case AGAIN, ANOTHER_KILL -> again(kill, isLeft);
            case REVERT -> revert(kill);
        }
        if (what == Next.NOTHING) {
            // Cut off before there was a guardian: nothing was changed, but a file is left.
            sweepWhatHadNoGuardian(kill);
        }
        if (!await(GUARDIAN_LIMIT, () -> arena.guardians().isEmpty())) {
            wrong.add("a guardian is still there: " + arena.guardians());
        }
        wrong.addAll(arena.differences());
        checkResult(what);
        arena.processes().forEach(process -> processes.signal("KILL", process.pid()));
    }

    private void again(Kill kill, boolean isLeft) throws IOException, InterruptedException {
        Child again = victim(kill, List.of());
        awaitEnd(again);
        tell(kill, "again", again);
        if (!again.output().contains("@OVER") || again.exit() != 0) {
            wrong.add("the same experiment did not pass when it was run again");
        }
        boolean isNoticed = again.output().contains("chaos-junit: ");
        if (isLeft && !isNoticed) {
            wrong.add("a journal was left without guardian, and the next run did not say what it did about it");
        }
    }

    private void revert(Kill kill) throws IOException, InterruptedException {
        Child revert = Child.start(arena.directory(), Main.class, List.of(), "revert");
        awaitEnd(revert);
        tell(kill, "revert", revert);
        if (revert.exit() != 0) {
            wrong.add("the command line had something to complain of");
        }
    }

    private void sweepWhatHadNoGuardian(Kill kill) throws IOException, InterruptedException {
        for (Path journal : arena.journals()) {
            if (Files.readString(journal).contains("\"undo\"")) {
                wrong.add("no guardian is there any more, and " + journal + " has a record");
                return;
            }
        }
        if (arena.differences().stream().anyMatch(difference -> !difference.startsWith("left: "))) {
            wrong.add("the guardian has not healed everything: " + arena.differences());
        }
        if (!arena.differences().isEmpty()) {
            revert(kill);
        }
    }

    private void checkResult(Next what) throws IOException {
        for (Path file : ResultsFile.in(arena.directory().resolve("results"))) {
            StoredResult stored = ResultsFile.read(file);
            if (stored.result() == null) {
                isUnfinished = true;
                if (wasJournaled || what == Next.AGAIN) {
                    wrong.add("the results file still says that the experiment is running");
                }
                continue;
            }
            Verdict verdict = stored.result().verdict();
            List<Finding> findings = stored.result().findings();
            boolean isInterrupted = verdict == Verdict.INCONCLUSIVE
                    && findings.stream().anyMatch(finding -> finding.reason() == Reason.INTERRUPTED);
            if (verdict != Verdict.PASS && !isInterrupted) {
                wrong.add("the result is neither PASS nor INTERRUPTED: " + findings);
            }
        }
    }

    private Child victim(Kill kill, List<String> options) throws IOException {
        return Child.start(
                arena.directory(),
                Victim.class,
                options,
                arena.directory().toString(),
                arena.service(),
                String.join(",", kill.faults()));
    }

    private void awaitEnd(Child child) throws InterruptedException {
        if (!child.awaitEnd(CHILD_LIMIT)) {
            wrong.add("process " + child.pid() + " did not end within " + CHILD_LIMIT + " s");
            processes.signal("KILL", child.pid());
            assertThat(child.awaitEnd(CHILD_LIMIT)).isTrue();
        }
    }

    private void tell(Kill kill, String who, Child child) {
        story.append("--- ").append(kill).append(": ").append(who);
        story.append(" (process ").append(child.pid()).append(") ended with ").append(child.exit());
        story.append('\n').append(child.output());
    }

    private static boolean await(Duration limit, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }
}
