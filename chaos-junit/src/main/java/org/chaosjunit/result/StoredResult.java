package org.chaosjunit.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The content of a results file.
 *
 * @param schema version of the format
 * @param status whether the experiment has ended; {@code RUNNING} in a file that nobody writes any more means that it
 *     never did
 * @param id stable, unambiguous name of the experiment
 * @param test where it was declared
 * @param hypothesis what it was to show
 * @param started when it began
 * @param pid the process that ran it
 * @param result what was found, or null while it runs
 */
public record StoredResult(
        int schema,
        Status status,
        String id,
        String test,
        String hypothesis,
        Instant started,
        long pid,
        @Nullable ExperimentResult result) {
    /** Version of the format that this library writes. */
    public static final int SCHEMA = 1;

    /** Whether an experiment has ended. */
    public enum Status {
        /** It has started. */
        RUNNING,
        /** It has ended. */
        FINISHED
    }
}
