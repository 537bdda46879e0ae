package org.chaosjunit.spi;

/** Thrown by a reader that cannot read an annotation. */
public final class InvalidAttributeException extends RuntimeException {
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
