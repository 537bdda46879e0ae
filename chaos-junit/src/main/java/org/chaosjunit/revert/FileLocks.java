package org.chaosjunit.revert;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;

/**
 * Locks on files that tell who is alive: the operating system gives them up with the process, however that ends.
 *
 * <p>They lie beyond the end of the file, so that it can be read by others also where locks are mandatory.
 */
final class FileLocks {
    private static final long BEYOND = Long.MAX_VALUE - 1;

    private FileLocks() {}

    /** Locks; fails if someone else has the lock. */
    static void require(FileChannel channel) throws IOException {
        if (!tryLock(channel)) {
            throw new IOException("someone else has locked it");
        }
    }

    /** Locks if that is possible now. */
    static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(BEYOND, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Waits for the lock. */
    static void lock(FileChannel channel) throws IOException {
        FileLock lock = channel.lock(BEYOND, 1, false);
        if (!lock.isValid()) {
            throw new IOException("the lock was lost");
        }
    }
}
