package org.chaosjunit.aws.failurelambda;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where the document lies that switches the faults of a function. */
interface Storage {
    /** Reads what functions are given now. */
    Stored read();

    /**
     * Gives functions another document, and returns when it is in effect there.
     *
     * @param change name of the change, by which {@link #standing} finds it again
     * @return when the service says that it took effect
     */
    Instant put(String document, String change) throws InterruptedException;

    /** Tells how a change stands, and when that began. */
    Standing standing(Stored before, Map<String, String> documents);

    /** Gives functions exactly what they were given before, and removes what the changes have left. */
    void restore(Stored before, Iterable<String> changes) throws InterruptedException;

    /** Tells a person how to restore it by hand. */
    String byHand(Stored before);

    /**
     * What functions are given.
     *
     * @param document the document, byte for byte
     * @param isFlags whether AppConfig knows it as feature flags
     * @param state what it takes to give it again
     */
    record Stored(String document, boolean isFlags, Map<String, String> state) {
        /** Copies the map. */
        public Stored {
            state = Map.copyOf(state);
        }
    }

    /**
     * How changes stand.
     *
     * @param change the change of which something is there; empty if nothing is
     * @param isInEffect whether functions are given it
     * @param isAsBefore whether all is as it was before
     * @param since when what is there took effect
     * @param found what is there, in words
     */
    record Standing(Optional<String> change, boolean isInEffect, boolean isAsBefore, Instant since, String found) {}
}
