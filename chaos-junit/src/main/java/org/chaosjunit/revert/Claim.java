package org.chaosjunit.revert;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The right to take back what is in a journal whose experiment is over; nobody else has it meanwhile. */
final class Claim implements AutoCloseable {
    /** Who opens journals of others must hold this: to open one twice and close it once would give up its lock. */
    static final Object ONE_AT_A_TIME = new Object();

    private final Path journal;
    private final RandomAccessFile file;

    private Claim(Path journal, RandomAccessFile file) {
        this.journal = journal;
        this.file = file;
    }

    /** Claims the journal if its experiment is over; empty if it is not, or someone else has claimed it. */
    static Optional<Claim> of(Path journal) throws IOException {
        Claim claim = open(journal);
        boolean isOurs = false;
        try {
            isOurs = FileLocks.tryLock(claim.file.getChannel()) && Files.exists(journal);
            return isOurs ? Optional.of(claim) : Optional.empty();
        } finally {
            if (!isOurs) {
                claim.close();
            }
        }
    }

    /** Waits until the experiment is over, and claims its journal; empty if there is none any more. */
    static Optional<Claim> await(Path journal) throws IOException {
        Claim claim;
        try {
            claim = open(journal);
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
        FileLocks.lock(claim.file.getChannel());
        if (Files.exists(journal)) {
            return Optional.of(claim);
        }
        claim.close();
        return Optional.empty();
    }

    private static Claim open(Path journal) throws IOException {
        if (!Files.exists(journal)) {
            throw new FileNotFoundException(journal.toString());
        }
        RandomAccessFile file;
        try {
            file = new RandomAccessFile(journal.toFile(), "rw");
        } catch (FileNotFoundException e) {
            // It is also thrown where there is no permission: nobody must take such a journal for one that is gone.
            if (Files.exists(journal)) {
                throw new IOException(reason(e, journal), e);
            }
            throw e;
        }
        if (file.length() == 0) {
            // It was removed just now, and to open it has made it anew: no journal bears its name while it is empty.
            file.close();
            Files.deleteIfExists(journal);
            throw new FileNotFoundException(journal.toString());
        }
        return new Claim(journal, file);
    }

    // Its message is the file and, in parentheses, why.
    private static String reason(FileNotFoundException e, Path journal) {
        return String.valueOf(e.getMessage())
                .replace(journal.toString(), "")
                .replaceAll("[()]", "")
                .strip();
    }

    Path journal() {
        return journal;
    }

    /** Reads the journal; to open it once more for that, and to close it, would give up the lock. */
    StoredJournal read() throws IOException {
        return StoredJournal.of(journal, content());
    }

    /** Returns what stands in the journal, whatever that is. */
    String text() throws IOException {
        return new String(content(), StandardCharsets.UTF_8);
    }

    private byte[] content() throws IOException {
        byte[] content = new byte[(int) file.length()];
        file.seek(0);
        file.readFully(content);
        return content;
    }

    /** Notes that a record was taken back. */
    void markBack(int number) {
        try {
            file.seek(file.length());
            file.write(Line.back(number).bytes());
        } catch (IOException e) {
            // It will only be found out again that the record was taken back.
        }
    }

    /** Removes the journal: everything in it was taken back, or is to be forgotten. */
    void delete() throws IOException {
        Files.deleteIfExists(journal);
        Files.deleteIfExists(Guardian.log(journal));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
