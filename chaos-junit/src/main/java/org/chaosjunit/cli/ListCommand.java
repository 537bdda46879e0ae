package org.chaosjunit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.chaosjunit.revert.Inventory;
import org.chaosjunit.revert.Listed;
import org.chaosjunit.revert.SharedInventory;
import org.chaosjunit.revert.SharedStores;
import org.chaosjunit.spi.SharedStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what is running and what was left behind. */
@Command(
        name = "list",
        header = "Shows what is running, what was left behind, and the stop button.",
        description = {"", "Each change is read back, to say how it stands now. Nothing is changed.", ""},
        exitCodeList = {
            "0:nothing is left in place, and nothing runs",
            "1:something may still be in place though its run is over; `revert` takes it back",
            "2:the command was not understood, or there is no such directory",
            "3:nothing was left behind, but experiments are running"
        })
final class ListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final JournalOption journals;

    @Option(names = "--json", description = "Print JSON, for scripts.")
    private boolean isJson;

    ListCommand(Console console, JournalOption journals) {
        this.console = console;
        this.journals = journals;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = journals.existing().orElse(journals.directory());
        List<Entry> entries = Inventory.of(directory).stream().map(Entry::of).toList();
        SharedStores stores = SharedStores.find();
        List<Entry> shared =
                SharedInventory.of(stores.stores()).stream().map(Entry::of).toList();
        stores.troubles().forEach(trouble -> console.err().println(trouble.message()));
        if (isJson) {
            Optional<List<Entry>> looked = stores.stores().isEmpty() ? Optional.empty() : Optional.of(shared);
            console.print(JsonList.of(directory, journals.stopFile(), entries, looked));
        } else {
            print(directory, entries);
            printShared(stores.stores(), shared);
        }
        List<Entry> all = Stream.concat(entries.stream(), shared.stream()).toList();
        if (!stores.troubles().isEmpty() || all.stream().anyMatch(Entry::isLeft)) {
            return ExitCodes.LEFT;
        }
        return all.stream().anyMatch(Entry::isRunning) ? ExitCodes.RUNNING : ExitCodes.DONE;
    }

    private void print(Path directory, List<Entry> entries) throws IOException {
        console.print("Journals:    " + directory + (entries.isEmpty() ? " (none)" : ""));
        StopFile stop = journals.stopFile();
        console.print("Stop button: " + (stop.isPressed() ? "PRESSED, \"" + stop.reason() + '"' : "not pressed"));
        print(entries);
    }

    private void printShared(List<SharedStore> stores, List<Entry> shared) {
        for (SharedStore store : stores) {
            console.print("Shared:      " + store.description() + (shared.isEmpty() ? " (nothing)" : ""));
        }
        print(shared);
    }

    private void print(List<Entry> entries) {
        Instant now = Instant.now();
        for (Entry entry : entries) {
            console.print("");
            console.print(heading(entry) + Words.of(entry.journal()));
            entry.changes().forEach(change -> print(entry.journal(), change, now));
        }
    }

    private static String heading(Entry entry) {
        return switch (entry.journal().state()) {
            case RUNNING -> "RUNNING: ";
            case BEING_TAKEN_BACK -> "BEING TAKEN BACK by another process: ";
            case LEFT_BEHIND -> entry.isLeft() ? "LEFT BEHIND: " : "OVER, nothing left in place: ";
            case UNREADABLE -> "UNREADABLE: ";
            case FOREIGN -> "FOREIGN: ";
        };
    }

    private void print(Listed journal, Listed.Change change, Instant now) {
        console.print("  " + Words.of(change));
        console.print("    " + condition(change));
        if (change.condition() == Listed.Condition.IN_PLACE || change.condition() == Listed.Condition.UNKNOWN) {
            console.print("    " + Words.whoTakesBack(journal, change, now));
        }
    }

    private static String condition(Listed.Change change) {
        return switch (change.condition()) {
            case IN_PLACE -> "in place";
            case TAKEN_BACK -> "taken back";
            case CHANGED_BY_OTHERS -> "changed by someone else: " + change.found();
            case UNKNOWN -> "cannot be told: " + change.found();
        };
    }

    /**
     * A journal and how its changes stand.
     *
     * @param journal the journal
     * @param changes read back
     */
    record Entry(Listed journal, List<Listed.Change> changes) {
        static Entry of(Listed journal) {
            return new Entry(journal, journal.readBack());
        }

        boolean isRunning() {
            return journal.state() == Listed.State.RUNNING;
        }

        boolean isLeft() {
            return !isRunning() && !DryRun.isClear(journal, changes);
        }
    }
}
