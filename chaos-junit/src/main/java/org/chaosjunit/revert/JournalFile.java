package org.chaosjunit.revert;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.chaosjunit.result.FileTrouble;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;

/**
 * The journal of a running experiment: each way back is on disk before {@link #append} returns.
 *
 * <p>The file is locked as long as its experiment lives, however that ends: who gets the lock may take back what is in it.
 */
final class JournalFile {
    static final String SUFFIX = ".journal";
    /** What a journal is called until it is whole. */
    static final String UNFINISHED = ".next";

    private static final AtomicLong NUMBER = new AtomicLong();
    // To open a file of our own once more and to close it would give up the lock, on most systems.
    // By name, which is unique, for a path has many spellings.
    private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    // No channel: that is closed for good when its thread is interrupted.
    private final RandomAccessFile file;
    private long length;
    private boolean isDamaged;

    private JournalFile(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Creates the file; its name is unique among all processes that share the directory.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    static JournalFile create(Path directory, Header header) {
        String name = header.experiment() + "-" + header.pid() + "-" + NUMBER.incrementAndGet() + "-"
                + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        Path path = directory.resolve(name + SUFFIX);
        OWN.add(name + SUFFIX);
        try {
            Files.createDirectories(directory);
            // Under another name until it is whole and locked, so that nobody takes it for a stale one.
            Path next = directory.resolve(name + UNFINISHED);
            RandomAccessFile file = new RandomAccessFile(next.toFile(), "rw");
            try {
                JournalFile journal = new JournalFile(path, file);
                FileLocks.require(file.getChannel());
                journal.write(Line.of(header), true);
                Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
                force(directory);
                return journal;
            } catch (IOException | RuntimeException e) {
                file.close();
                Files.deleteIfExists(next);
                throw e;
            }
        } catch (IOException e) {
            OWN.remove(name + SUFFIX);
            throw new UncheckedIOException("cannot write the journal " + path + ": " + FileTrouble.words(e), e);
        }
    }

    /** Tells whether an experiment of this JVM is writing that file. */
    static boolean isOwn(Path path) {
        return OWN.contains(String.valueOf(path.getFileName()));
    }

    Path path() {
        return path;
    }

    /** Does the same with a record that is written nowhere else. */
    void append(UndoRecord undo, Reach reach) {
        append(undo, reach, Optional.empty());
    }

    /**
     * Writes the record and waits until it is on disk.
     *
     * @param shared its name in the store beside its target, if it is written there too
     * @throws UncheckedIOException if it could not be written; then the file is as it was before
     */
    void append(UndoRecord undo, Reach reach, Optional<SharedName> shared) {
        try {
            write(Line.of(undo, reach, shared), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal " + path + ": " + FileTrouble.words(e), e);
        }
    }

    /** Notes that a record was taken back: of use after a crash, but needless to be safe. */
    void markBack(int number) {
        try {
            write(Line.back(number), false);
        } catch (IOException e) {
            // It will only be found out again that the record was taken back.
            return;
        }
    }

    /**
     * Removes the file: everything in it was taken back.
     *
     * @throws UncheckedIOException if that cannot be done
     */
    void delete() {
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(Guardian.log(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the journal " + path + ": " + FileTrouble.words(e), e);
        } finally {
            close();
        }
    }

    /** Leaves the file to whoever takes back what is still in it. */
    void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the journal " + path, e);
        } finally {
            OWN.remove(String.valueOf(path.getFileName()));
        }
    }

    private synchronized void write(Line line, boolean force) throws IOException {
        if (isDamaged) {
            throw new IOException("an earlier record could only be written in part");
        }
        byte[] bytes = line.bytes();
        try {
            file.seek(length);
            file.write(bytes);
            if (force) {
                file.getFD().sync();
            }
            length += bytes.length;
        } catch (IOException e) {
            takeOff();
            throw e;
        }
    }

    // Or else the next record would stand behind a torn one, where it could not be read.
    private void takeOff() {
        try {
            file.setLength(length);
        } catch (IOException e) {
            isDamaged = true;
        }
    }

    // A new name is on disk only when its directory is.
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows opens no directories, and needs it not.
            if (!System.getProperty("os.name", "").startsWith("Windows")) {
                throw e;
            }
        }
    }
}
