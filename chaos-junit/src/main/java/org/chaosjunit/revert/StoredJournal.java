package org.chaosjunit.revert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a journal holds.
 *
 * @param path the file
 * @param header whose journal it is
 * @param open the records that were not noted as taken back, oldest first
 * @param isTorn whether its end was cut off while it was written; the change that was to come next was never made
 */
record StoredJournal(Path path, Header header, List<OpenRecord> open, boolean isTorn) {
    /** Returns the journals of a directory, sorted by name; none if there is no such directory. */
    static List<Path> in(Path directory) throws IOException {
        return in(directory, JournalFile.SUFFIX);
    }

    /** Returns the files of a directory whose names end so, sorted by name; none if there is no such directory. */
    static List<Path> in(Path directory, String suffix) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Reads a journal.
     *
     * @throws NoSuchFileException if there is no such file
     * @throws UnreadableJournalException if it is damaged, or is no journal that this version can read
     */
    static StoredJournal read(Path path) throws IOException {
        return of(path, Files.readAllBytes(path));
    }

    /** Reads the content of a journal; throws as {@link #read}. */
    static StoredJournal of(Path path, byte[] content) throws UnreadableJournalException {
        String text = new String(content, StandardCharsets.UTF_8);
        List<String> lines = List.of(text.split("\n", -1));
        Header header = header(path, lines);
        List<OpenRecord> records = new ArrayList<>();
        Set<Integer> back = new HashSet<>();
        // What stands behind the last line break was cut off; in a whole file that is nothing.
        int whole = lines.size() - 1;
        for (int i = 1; i < whole; i++) {
            Line line = Line.read(lines.get(i)).orElse(null);
            if (line == null) {
                throw UnreadableJournalException.damaged(path, i + 1);
            }
            if (line.undo() != null) {
                records.add(line.undo().record(records.size()));
            } else if (line.back() != null) {
                back.add(line.back());
            }
        }
        records.removeIf(record -> back.contains(record.number()));
        return new StoredJournal(
                path, header, List.copyOf(records), !lines.get(whole).isEmpty());
    }

    private static Header header(Path path, List<String> lines) throws UnreadableJournalException {
        Optional<Line> first = Line.read(lines.get(0));
        if (first.isEmpty() || first.get().format() == null) {
            boolean isOurs = lines.stream().anyMatch(line -> Line.read(line).isPresent());
            throw isOurs ? UnreadableJournalException.damaged(path, 1) : UnreadableJournalException.foreign(path);
        }
        if (!Line.FORMAT.equals(first.get().format()) || first.get().journal() == null) {
            throw UnreadableJournalException.otherVersion(path, first.get().format());
        }
        return first.get().journal().header();
    }
}
