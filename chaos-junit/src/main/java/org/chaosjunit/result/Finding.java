package org.chaosjunit.result;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that speaks against passing.
 *
 * @param reason why
 * @param message what was seen and what was expected, for a person
 * @param cause what was thrown, if anything was
 */
public record Finding(
        Reason reason, String message, @Nullable Throwable cause) {
    /** Worst first; equals stay in the order in which they were found. */
    public static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::verdict).reversed();

    /** Creates a finding that nothing was thrown for. */
    public Finding(Reason reason, String message) {
        this(reason, message, null);
    }

    /** Returns verdict and reason, for example {@code FAIL (DEVIATED)}. */
    public String title() {
        return verdict().name().equals(reason.name()) ? reason.name() : verdict() + " (" + reason + ")";
    }

    /** Returns the verdict that this finding leads to. */
    public Verdict verdict() {
        return reason.verdict();
    }
}
