package org.chaosjunit.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.UndoRecord;

/**
 * What it takes to restore the content of a file, and how that is written down.
 *
 * @param change name of the change
 * @param file the file
 * @param ours hash of what was written
 * @param before hash of what was there before; empty if there was no file
 * @param kept what was there before, in Base64; empty if there was no file, or it is in the backup
 */
record FileUndo(String change, TargetFile file, String ours, Optional<String> before, Optional<String> kept) {
    static final String REVERTER = "file";

    private static final int MOST_IN_A_RECORD = 64 * 1024;

    static FileUndo of(TargetFile file, Optional<byte[]> before, byte[] next) {
        return new FileUndo(
                UUID.randomUUID().toString(),
                file,
                Content.hash(next),
                before.map(Content::hash),
                before.filter(content -> content.length <= MOST_IN_A_RECORD)
                        .map(content -> Base64.getEncoder().encodeToString(content)));
    }

    boolean needsBackup() {
        return before.isPresent() && kept.isEmpty();
    }

    boolean isOurs(Optional<byte[]> content) {
        return content.map(Content::hash).equals(Optional.of(ours));
    }

    boolean isBefore(Optional<byte[]> content) {
        return content.map(Content::hash).equals(before);
    }

    /** Returns what was there before. */
    byte[] previous() throws IOException {
        if (kept.isPresent()) {
            return Base64.getDecoder().decode(kept.get());
        }
        Path backup = file.backup(change);
        byte[] content = Files.readAllBytes(backup);
        if (!isBefore(Optional.of(content))) {
            throw new IOException("the backup " + backup + " is not what was kept there");
        }
        return content;
    }

    UndoRecord record(String target, List<Fault> faults, Instant expires) {
        Map<String, String> state = new HashMap<>();
        state.put("change", change);
        state.put("path", file.path().toString());
        state.put("ours", ours);
        before.ifPresent(hash -> state.put("before", hash));
        kept.ifPresent(bytes -> state.put("bytes", bytes));
        if (needsBackup()) {
            state.put("backup", file.backup(change).toString());
        }
        String description = faults.stream().map(Fault::description).collect(Collectors.joining(", "));
        return new UndoRecord(REVERTER, target, description, state, expires);
    }

    static FileUndo of(UndoRecord record) {
        return new FileUndo(
                State.required(record, "change"),
                new TargetFile(Path.of(State.required(record, "path"))),
                State.required(record, "ours"),
                Optional.ofNullable(record.state().get("before")),
                Optional.ofNullable(record.state().get("bytes")));
    }
}
