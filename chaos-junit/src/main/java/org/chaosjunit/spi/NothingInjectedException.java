package org.chaosjunit.spi;

/**
 * Thrown by {@link Target#inject} when it has changed nothing on purpose: the dice said no, or it was only a rehearsal.
 *
 * <p>The experiment ends there and is inconclusive for want of evidence, with this message: never a pass, and no error.
 */
public final class NothingInjectedException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message one or more sentences that say what was not done, and why
     */
    public NothingInjectedException(String message) {
        super(message);
    }
}
