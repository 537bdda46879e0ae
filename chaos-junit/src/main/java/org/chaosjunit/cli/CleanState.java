package org.chaosjunit.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.revert.Inventory;
import org.chaosjunit.revert.Listed;
import org.chaosjunit.revert.SharedStores;
import org.chaosjunit.revert.SharedSweep;
import org.chaosjunit.revert.Sweep;
import org.chaosjunit.revert.Swept;

/** Takes back what is left of runs that are over, and makes sure that nothing is. */
final class CleanState {
    private final Console console;
    private final Path journals;

    CleanState(Console console, Path journals) {
        this.console = console;
        this.journals = journals;
    }

    /** Returns what may still be in place, a sentence each; empty if it is known that nothing is. */
    List<String> restore() {
        List<String> left = new ArrayList<>();
        try {
            take(Sweep.of(journals), left);
            Inventory.of(journals).forEach(journal -> look(journal, left));
        } catch (UncheckedIOException e) {
            left.add(e.getMessage() + ".");
        }
        SharedStores stores = SharedStores.find();
        stores.troubles().forEach(trouble -> left.add(trouble.message()));
        take(SharedSweep.of(stores.stores()), left);
        return List.copyOf(left);
    }

    private void take(List<Swept> all, List<String> left) {
        for (Swept swept : all) {
            swept.notes().forEach(console::print);
            swept.findings().stream().map(Finding::message).forEach(console::print);
            swept.findings().stream()
                    .filter(finding -> finding.reason() == Reason.REVERT_FAILED)
                    .forEach(finding -> left.add(finding.message()));
            // Experiments of other machines, which take back what they change, are none of ours.
            if (swept.rest() != Swept.Rest.NONE
                    && swept.rest() != Swept.Rest.RUNNING
                    && swept.findings().isEmpty()) {
                left.add("Something may be left in place of " + swept.place() + ".");
            }
        }
    }

    private static void look(Listed journal, List<String> left) {
        if (journal.state() == Listed.State.RUNNING) {
            left.add("Still running: " + Words.of(journal) + ".");
        } else if (!DryRun.isClear(journal, journal.readBack())) {
            left.add("Not all is taken back of " + Words.of(journal) + ".");
        }
    }
}
