package org.chaosjunit.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that can be replaced and restored; nobody ever sees half of a change.
 *
 * @param path the real one: absolute, without symbolic links
 */
record TargetFile(Path path) {
    static final int MOST_BYTES = 10_000_000;

    private static final String PREFIX = ".chaos-junit-";
    private static final int MOST_LINKS = 40;

    /** Finds the file that a path leads to, over any symbolic links, also if there is none yet. */
    static TargetFile of(Path named) {
        Path path = named.toAbsolutePath();
        try {
            for (int i = 0; i < MOST_LINKS && !Files.exists(path) && Files.isSymbolicLink(path); i++) {
                path = path.resolveSibling(Files.readSymbolicLink(path));
            }
            if (Files.exists(path)) {
                return new TargetFile(path.toRealPath());
            }
            Path parent = path.getParent();
            Path name = path.getFileName();
            return new TargetFile(
                    parent == null || name == null
                            ? path
                            : parent.toRealPath().resolve(name).normalize());
        } catch (IOException e) {
            // What is missing, the objection says.
            return new TargetFile(path.normalize());
        }
    }

    /** Says what was found that cannot be changed and restored exactly; empty if it can. */
    Optional<String> objection() throws IOException {
        if (!Files.isDirectory(directory())) {
            return Optional.of(path + " in a directory that does not exist");
        }
        Optional<String> present = Files.exists(path) ? objectionToPresent() : Optional.empty();
        return present.isPresent() || Files.isWritable(directory())
                ? present
                : Optional.of(path + " in a directory where this process may not replace it");
    }

    private Optional<String> objectionToPresent() throws IOException {
        if (Files.isDirectory(path)) {
            return Optional.of("the directory " + path);
        }
        if (!Files.isRegularFile(path)) {
            return Optional.of(path + ", which is no regular file");
        }
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            return Optional.of(path + ", which this process may not " + (Files.isReadable(path) ? "write" : "read"));
        }
        if (Files.size(path) > MOST_BYTES) {
            return Optional.of(path + " of " + Files.size(path) + " bytes, more than " + MOST_BYTES);
        }
        if (hasSeveralNames()) {
            return Optional.of(path + ", which has hard links that would come apart");
        }
        return Optional.empty();
    }

    private boolean hasSeveralNames() throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (Integer) Files.getAttribute(path, "unix:nlink") > 1;
    }

    /** Returns what is in the file, or a little more than {@link #MOST_BYTES} of it; empty if there is no file. */
    Optional<byte[]> read() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Optional.of(in.readNBytes(MOST_BYTES + 1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Replaces the content in one step, keeping permissions and owner; fails if it is not {@code expected} any more. */
    void replace(Optional<byte[]> expected, byte[] next, String change) throws IOException {
        Path temporary = directory().resolve(PREFIX + change + "-" + UUID.randomUUID());
        try {
            write(temporary, expected.isPresent(), next);
            require(expected);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceDirectory();
    }

    /** Removes the file; fails if it does not hold {@code expected} any more. */
    void delete(Optional<byte[]> expected) throws IOException {
        require(expected);
        Files.deleteIfExists(path);
        forceDirectory();
    }

    private void require(Optional<byte[]> expected) throws IOException {
        if (!isSame(expected, read())) {
            throw new IOException(path + " was changed by somebody else in the same moment");
        }
    }

    static boolean isSame(Optional<byte[]> one, Optional<byte[]> other) {
        return Arrays.equals(one.orElse(null), other.orElse(null));
    }

    private void write(Path temporary, boolean keepAttributes, byte[] content) throws IOException {
        if (keepAttributes) {
            copy(temporary);
        } else {
            Files.createFile(temporary);
        }
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Copies the file with permissions and owner. */
    private void copy(Path to) throws IOException {
        Files.copy(path, to, StandardCopyOption.COPY_ATTRIBUTES);
        PosixFileAttributes wanted = attributes(path);
        PosixFileAttributes has = attributes(to);
        // Only root can give a file away; the copy says nothing if it could not.
        if (wanted != null
                && has != null
                && !(wanted.owner().equals(has.owner()) && wanted.group().equals(has.group()))) {
            throw new IOException(path + " belongs to " + wanted.owner() + " and " + wanted.group()
                    + ", and this process cannot replace it by a file of theirs");
        }
    }

    private static @Nullable PosixFileAttributes attributes(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null ? null : view.readAttributes();
    }

    /** Returns where the previous content of a change is kept that is too big for a record. */
    Path backup(String change) {
        return directory().resolve(PREFIX + change + ".backup");
    }

    /** Keeps what the file holds, and returns once it is on disk. */
    void backUp(String change) throws IOException {
        Path backup = backup(change);
        copy(backup);
        try (FileChannel channel = FileChannel.open(backup, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        forceDirectory();
    }

    /** Tells whether a change, broken off, has left something beside the file. */
    boolean hasLeftovers(String change) throws IOException {
        return Files.isDirectory(directory()) && !leftovers(change).isEmpty();
    }

    /** Removes what a change may have left beside the file. */
    void clean(String change) throws IOException {
        for (Path leftover : leftovers(change)) {
            Files.deleteIfExists(leftover);
        }
    }

    private List<Path> leftovers(String change) throws IOException {
        try (Stream<Path> siblings = Files.list(directory())) {
            return siblings.filter(sibling -> sibling.getFileName().toString().startsWith(PREFIX + change))
                    .toList();
        }
    }

    // So that the new name is still there after a power failure.
    private void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory(), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system can open a directory; then it is as safe as the system makes it.
            return;
        }
    }

    private Path directory() {
        return Objects.requireNonNullElse(path.getParent(), path);
    }
}
