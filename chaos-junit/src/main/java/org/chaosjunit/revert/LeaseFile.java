package org.chaosjunit.revert;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.chaosjunit.result.FileTrouble;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.Target;
import org.jspecify.annotations.Nullable;

/**
 * The lease of one target as a file: locked by its holder as long as that lives, empty when it was given back.
 *
 * <p>The file itself is never removed: another process may just be opening it.
 */
final class LeaseFile {
    private static final Gson JSON = new Gson();
    private static final int MOST_OF_NAME = 80;

    private final Path path;
    private final String target;
    private @Nullable RandomAccessFile file;

    private LeaseFile(Path path, String target) {
        this.path = path;
        this.target = target;
    }

    static LeaseFile of(Path directory, Target target) {
        // What is on this machine only, another machine may have by the same name.
        String id = target.reach() == Reach.MACHINE ? Host.name() + " " + target.id() : target.id();
        CRC32C checksum = new CRC32C();
        checksum.update(id.getBytes(StandardCharsets.UTF_8));
        String words = id.replaceAll("[^A-Za-z0-9.-]+", "_");
        String name = words.substring(0, Math.min(words.length(), MOST_OF_NAME))
                + String.format("-%08x.lease", checksum.getValue());
        return new LeaseFile(directory.resolve(name), target.id());
    }

    /**
     * Takes the lease, or says why it cannot be had.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    Optional<Finding> take(String experiment, Path journal) {
        boolean isTaken = false;
        try {
            Files.createDirectories(path.getParent());
            RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
            file = opened;
            if (!FileLocks.tryLock(opened.getChannel())) {
                return Optional.of(busy(read(opened)));
            }
            Optional<Finding> leftover = read(opened).flatMap(this::leftover);
            if (leftover.isPresent()) {
                return leftover;
            }
            write(opened, Holder.ofThisProcess(experiment, journal));
            isTaken = true;
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the lease " + path + ": " + FileTrouble.words(e), e);
        } finally {
            if (!isTaken) {
                close();
            }
        }
    }

    void giveBack() {
        RandomAccessFile opened = file;
        if (opened != null) {
            try {
                opened.setLength(0);
            } catch (IOException e) {
                // Whoever comes next finds that the journal it names is gone.
                file = opened;
            }
        }
        close();
    }

    /** Unlocks the file, which goes on naming the journal of this experiment. */
    void close() {
        RandomAccessFile opened = file;
        file = null;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the lease " + path, e);
            }
        }
    }

    private Finding busy(Optional<Holder> holder) {
        String who = holder.map(Holder::words).orElse("Another process");
        return new Finding(
                Reason.BUSY,
                "Not started: " + who + " is running on " + target
                        + ", and a target bears one experiment at a time. Nothing was changed. Wait for it, or end it with"
                        + " `java -jar chaos-junit.jar stop`.");
    }

    // The one before did not give it back: it died.
    private Optional<Finding> leftover(Holder holder) {
        Path journal = Path.of(holder.journal);
        try {
            Optional<Swept> swept = Files.exists(journal) ? Sweep.one(journal) : Optional.empty();
            boolean isClear = Files.notExists(journal) && (swept.isPresent() || holder.isOfThisHost());
            return isClear ? Optional.empty() : Optional.of(notTakenBack(holder, swept));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + journal + ": " + FileTrouble.words(e), e);
        }
    }

    private Finding notTakenBack(Holder holder, Optional<Swept> swept) {
        String why = swept.flatMap(one -> one.findings().stream().findFirst())
                .map(Finding::message)
                .orElseGet(() -> "Its journal " + holder.journal
                        + " cannot be read here. Run `java -jar chaos-junit.jar revert` on " + holder.host
                        + "; if that machine is gone for good, remove " + path + ".");
        return new Finding(
                Reason.BUSY,
                "Not started: " + holder.words() + " died on " + target
                        + ", and what it left in place was not taken back. " + why + " Nothing was changed.");
    }

    private static Optional<Holder> read(RandomAccessFile file) throws IOException {
        byte[] content = new byte[(int) file.length()];
        file.seek(0);
        file.readFully(content);
        try {
            return Optional.ofNullable(JSON.fromJson(new String(content, StandardCharsets.UTF_8), Holder.class));
        } catch (JsonParseException e) {
            // Cut off while it was written, so before anything was injected.
            return Optional.empty();
        }
    }

    private static void write(RandomAccessFile file, Holder holder) throws IOException {
        file.setLength(0);
        file.seek(0);
        file.write(JSON.toJson(holder).getBytes(StandardCharsets.UTF_8));
        file.getFD().sync();
    }

    private record Holder(String experiment, String host, long pid, String journal) {
        static Holder ofThisProcess(String experiment, Path journal) {
            return new Holder(experiment, Host.name(), ProcessHandle.current().pid(), journal.toString());
        }

        boolean isOfThisHost() {
            return host.equals(Host.name());
        }

        String words() {
            return "the experiment " + experiment + " of process " + pid + " on " + host;
        }
    }
}
