package org.chaosjunit.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.util.Optional;
import org.chaosjunit.disk.FilledDisk.Bound;
import org.chaosjunit.spi.Problem;

/**
 * How much room there is and should be.
 *
 * @param fault what was asked
 * @param store where
 */
record Room(FilledDisk fault, FileStore store) {
    // Smaller gaps than this no file can use.
    private static final long BLOCK = 4096;

    long free() throws IOException {
        return store.getUsableSpace();
    }

    /** Returns what should remain free; nothing is asked of that if a size was given. */
    long asked() throws IOException {
        return fault.room().of(store.getTotalSpace());
    }

    /** Returns how much a ballast of {@code held} bytes has to grow; 0 if it is as large as it should be. */
    long missing(long held) throws IOException {
        if (fault.bound() == Bound.SIZE) {
            return Math.max(0, asked() - held);
        }
        long tooMuch = free() - asked();
        return tooMuch < BLOCK ? 0 : tooMuch - tooMuch % BLOCK;
    }

    /** Tells whether there is no more room than was asked, give or take what others delete. */
    boolean isTight() throws IOException {
        return fault.bound() == Bound.SIZE || free() <= asked() + Math.max(Amount.MEGABYTE, asked() / 10);
    }

    Optional<Problem> problem(boolean journalIsHere) throws IOException {
        long free = free();
        long remains = fault.bound() == Bound.SIZE ? free - asked() : asked();
        if (fault.bound() == Bound.SIZE && remains < Amount.MEGABYTE) {
            return Optional.of(new Problem(
                    "size",
                    "to leave at least 1 MB free",
                    "\"" + fault.amount() + "\" with " + Amount.words(free) + " free at " + fault.path(),
                    "Write less, or say with `leaveFree` how little is to remain."));
        }
        if (fault.bound() == Bound.LEAVE_FREE && free - asked() < BLOCK) {
            return Optional.of(new Problem(
                    "leaveFree",
                    "to be less than what is free anyway",
                    "\"" + fault.amount() + "\" with " + Amount.words(free) + " free at " + fault.path(),
                    "Write less, or make room first."));
        }
        if (journalIsHere && remains < Amount.MEGABYTE) {
            return Optional.of(new Problem(
                    fault.bound().attribute(),
                    "to leave at least 1 MB on the file system that holds the journal of the experiment",
                    '"' + fault.amount() + '"',
                    "Write more, or move the journal with the system property `chaosjunit.journal.directory`."));
        }
        return Optional.empty();
    }
}
