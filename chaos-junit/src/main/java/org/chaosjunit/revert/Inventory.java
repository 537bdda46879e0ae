package org.chaosjunit.revert;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.result.FileTrouble;

/** Looks at the journals of a directory and changes nothing. */
public final class Inventory {
    private Inventory() {}

    /**
     * Returns the journals of a directory, sorted by name; none if there is no such directory.
     *
     * @throws UncheckedIOException if the directory cannot be read
     */
    public static List<Listed> of(Path directory) {
        synchronized (Claim.ONE_AT_A_TIME) {
            try {
                List<Listed> all = new ArrayList<>();
                for (Path journal : StoredJournal.in(directory)) {
                    look(journal).ifPresent(all::add);
                }
                return all;
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "cannot read the journals in " + directory + ": " + FileTrouble.words(e), e);
            }
        }
    }

    private static Optional<Listed> look(Path journal) {
        if (JournalFile.isOwn(journal)) {
            // To open it would give up its lock.
            return Optional.of(Listed.unread(
                    journal, Listed.State.RUNNING, "an experiment of this process, with the journal " + journal));
        }
        try {
            Optional<Claim> claim = Claim.of(journal);
            if (claim.isPresent()) {
                try (Claim free = claim.get()) {
                    return Optional.of(Listed.of(free.read(), Listed.State.LEFT_BEHIND));
                }
            }
            Listed.State state = Sweep.isRunning(journal) ? Listed.State.RUNNING : Listed.State.BEING_TAKEN_BACK;
            return Optional.of(Listed.of(StoredJournal.read(journal), state));
        } catch (UnreadableJournalException e) {
            Listed.State state = e.mayHideFaults() ? Listed.State.UNREADABLE : Listed.State.FOREIGN;
            return Optional.of(Listed.unread(journal, state, e.getMessage()));
        } catch (FileNotFoundException | NoSuchFileException e) {
            // It has been taken back meanwhile.
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Listed.unread(
                    journal,
                    Listed.State.UNREADABLE,
                    journal + " cannot be opened: " + FileTrouble.words(e) + ". A fault may still be in place."));
        }
    }
}
