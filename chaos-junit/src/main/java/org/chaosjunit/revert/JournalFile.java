package org.chaosjunit.revert;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.chaosjunit.spi.UndoRecord;

/**
 * The journal of one experiment on disk: a line of JSON each, first what it is, then each undo record, forced to disk
 * before {@link #append} returns.
 */
final class JournalFile {
    private static final String FORMAT = "chaos-junit-journal/1";
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final Gson JSON = new Gson();

    private final Path path;

    private JournalFile(Path path) {
        this.path = path;
    }

    /** Creates the file; its name is unique among all processes that share the directory. */
    static JournalFile create(Path directory, String experiment, Instant started) {
        long pid = ProcessHandle.current().pid();
        Path path = directory.resolve(experiment + "-" + pid + "-" + NUMBER.incrementAndGet() + ".journal");
        JsonObject header = new JsonObject();
        header.addProperty("format", FORMAT);
        header.addProperty("experiment", experiment);
        header.addProperty("pid", pid);
        header.addProperty("started", started.toString());
        try {
            Files.createDirectories(directory);
            Files.writeString(path, header + "\n", StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal " + path, e);
        }
        return new JournalFile(path);
    }

    Path path() {
        return path;
    }

    /** Writes the record and waits until it is on disk. */
    void append(UndoRecord undo) {
        ByteBuffer line = StandardCharsets.UTF_8.encode(JSON.toJson(Line.of(undo)) + "\n");
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal " + path, e);
        }
    }

    /** Reads the undo records of a journal, oldest first. */
    static List<UndoRecord> read(Path path) throws IOException {
        List<String> lines = Files.readAllLines(path);
        if (lines.isEmpty() || !lines.get(0).contains('"' + FORMAT + '"')) {
            throw new IOException(path + " is no journal of the format " + FORMAT);
        }
        List<UndoRecord> records = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            records.add(JSON.fromJson(line, Line.class).record());
        }
        return records;
    }

    /** Removes the file: everything in it was taken back. */
    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the journal " + path, e);
        }
    }

    private record Line(String reverter, String target, String description, Map<String, String> state, String expires) {
        static Line of(UndoRecord undo) {
            return new Line(
                    undo.reverter(),
                    undo.target(),
                    undo.description(),
                    undo.state(),
                    undo.expires().toString());
        }

        UndoRecord record() {
            return new UndoRecord(reverter, target, description, state, Instant.parse(expires));
        }
    }
}
