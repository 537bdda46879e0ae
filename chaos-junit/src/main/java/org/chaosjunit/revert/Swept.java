package org.chaosjunit.revert;

import java.util.List;
import org.chaosjunit.result.Finding;

/**
 * What came of what earlier runs have left behind in one place.
 *
 * @param place the file of a journal, or a target in a shared store
 * @param notes what was done, a sentence each
 * @param findings what could not be taken back, or must be known
 * @param rest what may still be in place of it
 */
public record Swept(String place, List<String> notes, List<Finding> findings, Rest rest) {
    /** Copies the lists. */
    public Swept {
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
    }

    /** Whether faults of an earlier run may still be in place. */
    public enum Rest {
        /** None. */
        NONE,
        /** Those of an experiment that is running, which takes them back itself. */
        RUNNING,
        /** On another machine, and only there. */
        ELSEWHERE,
        /** Where this run would experiment. */
        HERE
    }
}
