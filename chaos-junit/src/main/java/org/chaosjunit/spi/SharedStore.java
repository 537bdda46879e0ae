package org.chaosjunit.spi;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A place beside targets that every machine can reach which may experiment on them: leases and undo records lie there, so
 * that two machines never experiment on one target at once, and any of them can take back what another left behind.
 *
 * <p>Entries are texts of any length below names of letters, digits, dots and hyphens such as {@code lease}, grouped by
 * target. Each entry appears, changes and vanishes at once, never in parts. Safe for use by several threads. No call takes
 * longer than 10 s: what a holder of a lease does must not come true when others have it.
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
     * @return what was created; empty if there was one already
     * @throws IOException if that cannot be told; it may exist then
     */
    Optional<SharedEntry> create(String target, String name, String content, String purpose) throws IOException;

    /**
     * Replaces the content of an entry, unless anything was written into it since it was seen: of several callers anywhere
     * that have seen the same, one succeeds, however late the others come.
     *
     * @return what is there now; empty if the caller came too late, and nothing was replaced
     * @throws IOException if that cannot be told; it may be replaced then
     */
    Optional<SharedEntry> replace(String target, String name, String content, SharedEntry seen) throws IOException;

    /** Reads an entry; empty if there is none. */
    Optional<SharedEntry> read(String target, String name) throws IOException;

    /** Removes an entry; does nothing if there is none. */
    void remove(String target, String name) throws IOException;

    /**
     * Removes what is left of entries that never became whole, for whoever created them was killed meanwhile.
     *
     * <p>By default there is no such thing.
     *
     * @param stillOurs called between looking and removing: what is found then is nobody's who begins later
     */
    default void tidy(String target, Assurance stillOurs) throws IOException {}

    /** Returns the names of the entries of a target, sorted. */
    List<String> names(String target) throws IOException;

    /** Returns the ids of all targets that have entries, or something to {@linkplain #tidy tidy}, sorted. */
    List<String> targets() throws IOException;

    /** Assures that the caller has the lease of the target. */
    interface Assurance {
        /**
         * Does so.
         *
         * @throws IOException if it has not, or that cannot be told
         */
        void require() throws IOException;
    }
}
