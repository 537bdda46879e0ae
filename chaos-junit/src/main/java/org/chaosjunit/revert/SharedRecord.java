package org.chaosjunit.revert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.SharedEntry;
import org.chaosjunit.spi.SharedStore;

/**
 * An undo record in a shared store: the same two lines that a journal begins with.
 *
 * @param name of the entry
 * @param header whose record it is
 * @param record the record
 */
record SharedRecord(String name, Header header, OpenRecord record) {
    private static final String PREFIX = "undo-";

    /** Returns the name of the record with that number of who has a lease. */
    static String name(SharedLease lease, int number) {
        return String.format("%s%s-%04d", PREFIX, lease.token(), number);
    }

    static String text(Header header, OpenRecord record) {
        return new String(Line.of(header).bytes(), StandardCharsets.UTF_8)
                + new String(Line.of(record.undo(), record.reach()).bytes(), StandardCharsets.UTF_8);
    }

    /** Returns the token of the lease under which it was written. */
    String token() {
        return name.substring(PREFIX.length(), name.lastIndexOf('-'));
    }

    static boolean isRecord(String name) {
        return name.startsWith(PREFIX);
    }

    /**
     * Reads all records beside a target, oldest first.
     *
     * @throws IOException if one cannot be read: then nothing is known of any, for they build upon one another
     */
    static List<SharedRecord> read(SharedStore store, String target) throws IOException {
        List<SharedRecord> records = new ArrayList<>();
        for (String name : store.names(target)) {
            if (isRecord(name)) {
                Optional<SharedEntry> found = store.read(target, name);
                if (found.isPresent()) {
                    records.add(
                            read(store.address(target, name), name, found.get().content(), records.size()));
                }
            }
        }
        // A stable sort: by name, those of one run are in the order in which they were written.
        records.sort(Comparator.comparing(record -> record.header().started()));
        return records;
    }

    private static SharedRecord read(String address, String name, String text, int number) throws IOException {
        String[] lines = text.split("\n", -1);
        try {
            Line first = Line.read(lines[0]).orElseThrow(() -> damaged(address));
            if (!Line.FORMAT.equals(first.format()) || first.journal() == null) {
                throw new IOException(address + " has the format " + first.format() + ", and this version reads "
                        + Line.FORMAT + ", so it was not taken back: revert it with the version that wrote it");
            }
            Line second = lines.length < 2 ? null : Line.read(lines[1]).orElse(null);
            if (second == null || second.undo() == null) {
                throw damaged(address);
            }
            return new SharedRecord(
                    name, first.journal().header(), second.undo().record(number));
        } catch (DateTimeParseException | NullPointerException e) {
            throw damaged(address);
        }
    }

    private static IOException damaged(String address) {
        return new IOException(
                address + " is damaged, so it was not taken back: a fault may still be in place. Read it,"
                        + " restore by hand what it names, and remove it");
    }
}
