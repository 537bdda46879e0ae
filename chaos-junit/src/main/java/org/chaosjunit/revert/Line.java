package org.chaosjunit.revert;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal: the CRC-32C of some JSON in eight hexadecimal digits, a space, and that JSON.
 *
 * @param format version of the format, in the first line only
 * @param journal whose journal it is, in the first line only
 * @param undo the way back of a change that comes next
 * @param back the number of a record, counted from 0, that was taken back
 */
record Line(
        @Nullable String format,
        @Nullable Start journal,
        @Nullable Undo undo,
        @Nullable Integer back) {
    static final String FORMAT = "chaos-junit-journal/2";

    private static final Gson JSON = new Gson();
    private static final int CHECKSUM = 8;

    static Line of(Header header) {
        return new Line(FORMAT, Start.of(header), null, null);
    }

    static Line of(UndoRecord undo, Reach reach) {
        return of(undo, reach, Optional.empty());
    }

    static Line of(UndoRecord undo, Reach reach, Optional<SharedName> shared) {
        return new Line(null, null, Undo.of(undo, reach, shared), null);
    }

    static Line back(int number) {
        return new Line(null, null, null, number);
    }

    byte[] bytes() {
        String json = JSON.toJson(this);
        return (checksum(json) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a line; empty if it is not whole. */
    static Optional<Line> read(String text) {
        if (text.length() <= CHECKSUM
                || !text.substring(0, CHECKSUM).equals(checksum(text.substring(CHECKSUM + 1)))
                || text.charAt(CHECKSUM) != ' ') {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.fromJson(text.substring(CHECKSUM + 1), Line.class));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static String checksum(String json) {
        CRC32C checksum = new CRC32C();
        checksum.update(json.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", checksum.getValue());
    }

    /** A {@link Header}, as it is written. */
    record Start(String experiment, String test, String started, String host, long pid, String results) {
        static Start of(Header header) {
            return new Start(
                    header.experiment(),
                    header.test(),
                    header.started().toString(),
                    header.host(),
                    header.pid(),
                    header.results());
        }

        Header header() {
            return new Header(experiment, test, Instant.parse(started), host, pid, results);
        }
    }

    /** An {@link UndoRecord}, as it is written. */
    record Undo(
            String reverter,
            String target,
            Reach reach,
            String description,
            Map<String, String> state,
            String expires,
            @Nullable SharedName shared) {
        static Undo of(UndoRecord undo, Reach reach, Optional<SharedName> shared) {
            return new Undo(
                    undo.reverter(),
                    undo.target(),
                    reach,
                    undo.description(),
                    undo.state(),
                    undo.expires().toString(),
                    shared.orElse(null));
        }

        OpenRecord record(int number) {
            return new OpenRecord(
                    number,
                    reach,
                    new UndoRecord(reverter, target, description, state, Instant.parse(expires)),
                    Optional.ofNullable(shared));
        }
    }
}
