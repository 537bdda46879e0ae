package org.chaosjunit.revert;

import java.nio.file.Path;
import java.util.List;
import org.chaosjunit.result.Finding;

/**
 * What came of a journal that an earlier run has left behind.
 *
 * @param journal the file
 * @param notes what was done, a sentence each
 * @param findings what could not be taken back, or must be known
 * @param rest what may still be in place of it
 */
public record Swept(Path journal, List<String> notes, List<Finding> findings, Rest rest) {
    /** Copies the lists. */
    public Swept {
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
    }

    /** Whether faults of an earlier run may still be in place. */
    public enum Rest {
        /** None. */
        NONE,
        /** On another machine, and only there. */
        ELSEWHERE,
        /** Where this run would experiment. */
        HERE
    }
}
