package org.chaosjunit.engine;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a plan cannot be run as it stands; nothing has been touched. */
public final class InvalidPlanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Flaw> flaws;

    /** Creates the exception; there is at least one flaw. */
    InvalidPlanException(List<Flaw> flaws) {
        super(flaws.stream().map(Flaw::toString).collect(Collectors.joining(System.lineSeparator())));
        this.flaws = List.copyOf(flaws);
    }

    /** Returns all that is wrong. */
    public List<Flaw> flaws() {
        return flaws;
    }
}
