package org.chaosjunit.spi;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A place beside targets that every machine can reach which may experiment on them: leases and undo records lie there, so
 * that two machines never experiment on one target at once, and any of them can take back what another left behind.
 *
 * <p>Entries are texts of any length below names of letters, digits, dots and hyphens such as {@code lease}, grouped by
 * target. Each entry appears and vanishes at once, never in parts. Safe for use by several threads. No call takes longer
 * than 10 s: what a holder of a lease does must not come true when others have it.
 */
public interface SharedStore {
    /** Returns what it is, in words for messages, for example {@code the Parameter Store of AWS account 123456789012}. */
    String description();

    /** Returns under which name a person finds an entry in it, whether there is one or not. */
    String address(String target, String name);

    /**
     * Creates an entry, unless there is one of that name: of several callers anywhere, one succeeds.
     *
     * @param purpose what the entry is, a sentence for whoever comes across it
     * @return whether it was created
     * @throws IOException if that cannot be told; it may exist then
     */
    boolean create(String target, String name, String content, String purpose) throws IOException;

    /** Replaces the content of an entry that the caller has created. */
    void replace(String target, String name, String content) throws IOException;

    /** Reads an entry; empty if there is none. */
    Optional<String> read(String target, String name) throws IOException;

    /** Removes an entry; does nothing if there is none. */
    void remove(String target, String name) throws IOException;

    /**
     * Removes what is left of entries that never became whole, for whoever created them was killed meanwhile.
     *
     * <p>Called only by who holds the lease of the target. By default there is no such thing.
     */
    default void tidy(String target) throws IOException {}

    /** Returns the names of the entries of a target, sorted. */
    List<String> names(String target) throws IOException;

    /** Returns the ids of all targets that have entries, or something to {@linkplain #tidy tidy}, sorted. */
    List<String> targets() throws IOException;
}
