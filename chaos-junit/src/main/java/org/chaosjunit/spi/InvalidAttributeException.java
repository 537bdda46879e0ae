package org.chaosjunit.spi;

/** Thrown for a wrong attribute: of an annotation by its reader, or of what it becomes when that is made in code. */
public final class InvalidAttributeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /** Creates the exception. */
    public InvalidAttributeException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** Creates the exception for {@code new Problem(attribute, required, found, remedy)}. */
    public InvalidAttributeException(String attribute, String required, String found, String remedy) {
        this(new Problem(attribute, required, found, remedy));
    }

    /** Returns what is wrong. */
    public Problem problem() {
        return problem;
    }
}
