package org.chaosjunit.gate;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.result.Verdict;

/** Results of experiments that nobody has run. */
public final class Samples {
    /** When gates decide. */
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Samples() {}

    /** Returns one that ended a minute before. */
    public static ExperimentResult result(String id, Verdict verdict, String... tags) {
        return result(id, verdict, NOW.minusSeconds(60), tags);
    }

    /** Returns one that ended then. */
    public static ExperimentResult result(String id, Verdict verdict, Instant ended, String... tags) {
        List<Finding> findings = verdict == Verdict.PASS ? List.of() : List.of(finding(verdict));
        return new ExperimentResult(
                id,
                "ShopTests#" + id,
                "",
                List.of(tags),
                verdict,
                findings,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                ended.minusSeconds(10),
                ended,
                42L);
    }

    /** Returns one that was started and never finished. */
    public static StoredResult unfinished(String id) {
        return new StoredResult(
                StoredResult.SCHEMA,
                StoredResult.Status.RUNNING,
                id,
                "ShopTests#" + id,
                "",
                NOW.minusSeconds(60),
                4711,
                null);
    }

    /** Returns results that all came to an end. */
    public static Results results(ExperimentResult... finished) {
        return new Results(Path.of("results"), List.of(finished), List.of(), List.of());
    }

    private static Finding finding(Verdict verdict) {
        return switch (verdict) {
            case PASS -> throw new IllegalArgumentException("nothing speaks against it");
            case INCONCLUSIVE -> new Finding(Reason.NO_DATA, "3 samples.");
            case ERROR -> new Finding(Reason.BUSY, "Someone else experiments.");
            case FAIL -> new Finding(Reason.DEVIATED, "p95 was 812 ms.");
            case REVERT_FAILED -> new Finding(Reason.REVERT_FAILED, "The flag is still off.");
        };
    }
}
