package org.chaosjunit.cli;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.revert.Header;
import org.chaosjunit.revert.Listed;
import org.jspecify.annotations.Nullable;

/**
 * What {@code list --json} prints; scripts rely on these names.
 *
 * @param shared what is in shared stores; left out where there are none
 */
record JsonList(
        String directory,
        Button stopButton,
        List<Journal> journals,
        @Nullable List<Journal> shared) {
    static String of(
            Path directory, StopFile stop, List<ListCommand.Entry> entries, Optional<List<ListCommand.Entry>> shared)
            throws IOException {
        Button button = new Button(stop.path().toString(), stop.isPressed(), stop.isPressed() ? stop.reason() : null);
        List<Journal> journals = entries.stream().map(Journal::of).toList();
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(new JsonList(
                        directory.toString(),
                        button,
                        journals,
                        shared.map(all -> all.stream().map(Journal::of).toList())
                                .orElse(null)));
    }

    record Button(String file, boolean pressed, @Nullable String reason) {}

    record Journal(
            String file,
            Listed.State state,
            @Nullable Run run,
            @Nullable String trouble,
            List<Change> changes) {
        static Journal of(ListCommand.Entry entry) {
            Listed journal = entry.journal();
            return new Journal(
                    journal.place(),
                    journal.state(),
                    journal.header().map(Run::of).orElse(null),
                    orNull(journal.trouble()),
                    entry.changes().stream().map(Change::of).toList());
        }
    }

    record Run(String experiment, String test, String started, String host, long pid, String results) {
        static Run of(Header header) {
            return new Run(
                    header.experiment(),
                    header.test(),
                    header.started().toString(),
                    header.host(),
                    header.pid(),
                    header.results());
        }
    }

    record Change(
            String description,
            String target,
            String reach,
            String expires,
            Listed.Condition condition,
            @Nullable String found,
            String byHand) {
        static Change of(Listed.Change change) {
            return new Change(
                    change.description(),
                    change.target(),
                    change.reach().name(),
                    change.expires().toString(),
                    change.condition(),
                    orNull(change.found()),
                    change.byHand());
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
