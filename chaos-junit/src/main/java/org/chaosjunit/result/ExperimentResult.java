package org.chaosjunit.result;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one experiment after its end.
 *
 * @param id stable, unambiguous name
 * @param test where it was declared
 * @param hypothesis what it was to show
 * @param tags tags of the test that declared it, sorted
 * @param verdict what it means for the build
 * @param findings what speaks against passing, worst first
 * @param faults the faults in words
 * @param loads the loads in words
 * @param evidence what each fault was seen doing
 * @param judgements what was found of each steady state, phase by phase
 * @param phases the time line
 * @param traffic what became of the arrivals of each load, phase by phase
 * @param series how metrics went, second by second, as far as somebody looked at them
 * @param timeToRecover how long after the revert the steady state held again, or null if it did not or none was declared
 * @param started when it began
 * @param ended when it ended
 * @param seed seed of all random draws, or null if it was {@linkplain #isCutOff() cut off}
 */
public record ExperimentResult(
        String id,
        String test,
        String hypothesis,
        List<String> tags,
        Verdict verdict,
        List<Finding> findings,
        List<String> faults,
        List<String> loads,
        List<Evidence> evidence,
        List<Judgement> judgements,
        List<Phase> phases,
        List<Traffic> traffic,
        List<Series> series,
        @Nullable Duration timeToRecover,
        Instant started,
        Instant ended,
        @Nullable Long seed) {
    /** Copies the lists. */
    public ExperimentResult {
        // Read from a file, a verdict of another version is null.
        Objects.requireNonNull(verdict, "verdict");
        tags = orNone(tags);
        findings = List.copyOf(findings);
        faults = List.copyOf(faults);
        loads = List.copyOf(loads);
        evidence = List.copyOf(evidence);
        judgements = List.copyOf(judgements);
        phases = List.copyOf(phases);
        traffic = orNone(traffic);
        series = orNone(series);
    }

    // Read from a file of an earlier version, these are null.
    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * Tells whether the process was gone before it could write what it knew, and another one wrote this: what is not there
     * is not known then.
     */
    public boolean isCutOff() {
        return seed == null;
    }
}
