package org.chaosjunit.revert;

import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be read of a journal that cannot be read as a whole: each line on its own. */
final class Decoded {
    private @Nullable Header header;
    private final List<Forgotten.Change> changes = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    private Decoded() {}

    static Forgotten of(String content) {
        Decoded decoded = new Decoded();
        content.lines().filter(line -> !line.isBlank()).forEach(decoded::add);
        return new Forgotten(Optional.ofNullable(decoded.header), false, decoded.changes, decoded.unread);
    }

    private void add(String text) {
        try {
            if (!isKnown(Line.read(text))) {
                unread.add(printable(text));
            }
        } catch (DateTimeParseException | NullPointerException e) {
            // Whole, but of another version, where the same name means something else or is missing.
            unread.add(printable(text));
        }
    }

    // Which records were taken back is not known: they are counted, and lines may be missing.
    private boolean isKnown(Optional<Line> read) {
        if (read.isEmpty()) {
            return false;
        }
        Line line = read.get();
        if (line.journal() != null) {
            header = line.journal().header();
        } else if (line.undo() != null) {
            changes.add(Forgotten.Change.of(line.undo().record(changes.size()).undo()));
        } else {
            return line.back() != null;
        }
        return true;
    }

    // It goes to a terminal.
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
