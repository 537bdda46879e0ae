package org.chaosjunit.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.disk.FilledDisk.Bound;

/**
 * A file that takes up room.
 *
 * @param file the file; ours from its creation, for its name is unique
 * @param room how much is to be taken up
 */
record Ballast(Path file, Room room) {
    private static final int CHUNK = 1 << 20;
    /** From here on it pays to ask the file system for blocks instead of writing them. */
    private static final long LARGE = 32L << 20;

    private static final long PATIENCE_SECONDS = 60;

    /** Creates the file and makes it as large as was asked; can be interrupted at any time. */
    void fill() throws IOException, InterruptedException {
        long before = room.free();
        Files.createFile(file);
        if (room.missing(0) >= LARGE) {
            reserve(room.missing(0));
        }
        try {
            write();
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException("interrupted while filling").initCause(e);
        } catch (IOException e) {
            // Where someone else writes too, the last blocks may go to them: full it is all the same.
            if (room.fault().bound() == Bound.SIZE || !room.isTight()) {
                throw new IOException(
                        "cannot fill " + file.getParent() + " after " + Amount.words(held()) + ": " + e.getMessage(),
                        e);
            }
        }
        requireRealBlocks(before);
    }

    /** Returns how large it is now. */
    long held() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .size();
    }

    // What some file systems answer to it is a promise; so what it really took up is looked at, and else it is written.
    private void reserve(long bytes) throws IOException, InterruptedException {
        if (run("fallocate", "-l", Long.toString(bytes), file.toString()).isEmpty() || allocated() < held() / 10 * 9) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }

    // Not zeros: what can be compressed takes up no room on some file systems.
    private void write() throws IOException {
        SplittableRandom random = new SplittableRandom();
        byte[] bytes = new byte[CHUNK];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            long missing;
            while ((missing = room.missing(held())) > 0) {
                random.nextBytes(bytes);
                ByteBuffer chunk = ByteBuffer.wrap(bytes, 0, (int) Math.min(CHUNK, missing));
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            }
            channel.force(false);
        }
    }

    private void requireRealBlocks(long before) throws IOException, InterruptedException {
        long held = held();
        long taken = before - room.free();
        // Others may have deleted files meanwhile; then the blocks of this one file are counted.
        if (taken < held / 10 * 9 && allocated() < held / 10 * 9) {
            throw new IOException("a ballast of " + Amount.words(held) + " took up only "
                    + Amount.words(Math.max(0, taken)) + " at " + file.getParent()
                    + ": the file system seems to store it elsewhere");
        }
    }

    private long allocated() throws InterruptedException {
        return run("du", "-k", file.toString())
                .map(output -> output.replaceAll("(?s)\\D.*", ""))
                .filter(number -> !number.isEmpty())
                .map(number -> Long.parseLong(number) * 1024)
                .orElse(0L);
    }

    // Both commands are only short cuts: where one is missing or fails, there is another way.
    private static Optional<String> run(String... command) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            boolean succeeded = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            return succeeded
                    ? Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
