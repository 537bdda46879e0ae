package org.chaosjunit.aws.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaosjunit.aws.Impatience;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each call in one way, in turn (each second one of what differs in its setting only); with {@code -Dcalls.every=true} each
 * call in every way, alone and with all after it.
 */
@DisplayName("When calls of AWS misbehave")
@Timeout(7200)
@Tag("long")
class FailingCallsTests {
    private static final boolean EVERY = Boolean.getBoolean("calls.every");
    private static final int AT_ONCE = 32;

    private static final List<Misbehaviour> WAYS = List.of(
            Misbehaviour.THROTTLE,
            Misbehaviour.DENY,
            Misbehaviour.FAIL_500,
            Misbehaviour.FAIL_AFTER_EFFECT,
            Misbehaviour.CUT,
            Misbehaviour.CUT_AFTER_EFFECT,
            Misbehaviour.GARBLE_AFTER_EFFECT,
            Misbehaviour.HANG,
            Misbehaviour.HANG_AFTER_EFFECT,
            Misbehaviour.slow(Duration.ofMillis(300)));

    @TempDir
    private Path directory;

    @Test
    @DisplayName(
            "no experiment is ever green but with evidence and all restored, and none leaves a fault behind in silence")
    @SuppressWarnings("try") // It is there to be closed.
    void isNeverGreenNorSilent() throws Exception {
        Map<String, Integer> calls = new ConcurrentHashMap<>();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger number = new AtomicInteger();
        AtOnce.of(AT_ONCE, Subjects.all(), subject -> {
            try (StandIn standIn = StandIn.of(subject)) {
                ExperimentResult result = Run.of(subject, standIn.place, directory.resolve(subject.name()));
                calls.put(subject.name(), standIn.aws.calls().size());
                if (result.verdict() != Verdict.PASS || !standIn.leftovers().isEmpty()) {
                    wrong.add(subject + " undisturbed: " + standIn.leftovers() + CallTrial.words(result));
                }
            }
        });
        assertThat(wrong).isEmpty();
        List<CallTrial> trials = new ArrayList<>();
        List<Subject> all = Subjects.all();
        for (int i = 0; i < all.size(); i++) {
            trials.addAll(trials(all.get(i), calls.getOrDefault(all.get(i).name(), 0), i));
        }
        // Nobody waits 30 s for what never comes.
        try (Impatience impatience = Impatience.of(Duration.ofSeconds(2), Duration.ofSeconds(5))) {
            AtOnce.of(AT_ONCE, trials, trial -> {
                List<String> found = trial.wrong(directory.resolve("trial-" + number.incrementAndGet()));
                if (!found.isEmpty()) {
                    wrong.add(String.join("\n  ", found));
                }
            });
        }
        assertThat(wrong).as(trials.size() + " trials").isEmpty();
    }

    private static List<CallTrial> trials(Subject subject, int calls, int shift) {
        List<CallTrial> trials = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            if (EVERY) {
                for (Misbehaviour way : WAYS) {
                    trials.add(new CallTrial(subject, call, false, way));
                    trials.add(new CallTrial(subject, call, true, way));
                }
            } else if (!subject.isSetting() || (call + shift) % 2 == 0) {
                // So that each way meets each phase of some subject, alone and for good.
                int turn = call + 7 * shift;
                trials.add(
                        new CallTrial(subject, call, turn / WAYS.size() % 2 == call % 2, WAYS.get(turn % WAYS.size())));
            }
        }
        return trials;
    }
}
