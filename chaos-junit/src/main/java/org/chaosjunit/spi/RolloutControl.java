package org.chaosjunit.spi;

import java.util.Optional;

/**
 * What a gate does to a deployment: lets it go on, takes it back, or leaves it as it is.
 *
 * <p>Each of the three may be called again with the same effect: who was killed before it could write down that it had acted
 * acts again.
 */
public interface RolloutControl extends AutoCloseable {
    /** Returns what it acts on, in words for messages, for example {@code the deployment d-ABC of CodeDeploy}. */
    String description();

    /**
     * Looks whether it could act, before any experiment; touches nothing.
     *
     * @return why not, a sentence; empty if it could
     */
    Optional<String> objection();

    /** Begins the deployment, where it is the one that begins it; before the experiments. */
    default void begin() throws RolloutException {}

    /** Lets it go on, after every experiment was taken back. Returns what was done, a sentence. */
    String promote() throws RolloutException;

    /** Takes it back. Returns what was done, a sentence. */
    String rollBack() throws RolloutException;

    /**
     * Leaves it as it is; where the platform cannot wait, that is a rollback. Called without {@link #begin} too, where no
     * experiment could be started. Returns what was done, a sentence.
     */
    String hold() throws RolloutException;

    @Override
    default void close() {}
}
