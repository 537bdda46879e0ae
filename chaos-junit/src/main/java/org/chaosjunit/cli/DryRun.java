package org.chaosjunit.cli;

import java.util.List;
import org.chaosjunit.revert.Listed;

/** Says what a revert would do. */
final class DryRun {
    private final Console console;

    DryRun(Console console) {
        this.console = console;
    }

    /** Returns whether there is nothing to do in {@code where}. */
    boolean of(List<Listed> all, String where) {
        List<Listed> over = all.stream()
                .filter(journal -> journal.state() != Listed.State.RUNNING)
                .toList();
        boolean isClear = true;
        for (Listed journal : over) {
            console.print(journal.place());
            console.print("  " + Words.of(journal));
            List<Listed.Change> changes = journal.readBack();
            changes.forEach(change -> console.print("  " + verdict(change)));
            isClear &= isClear(journal, changes);
        }
        if (over.isEmpty()) {
            console.print("Nothing was left behind in " + where + ".");
        } else {
            console.print("Nothing was changed: this was a dry run.");
        }
        return isClear;
    }

    /** Tells whether nothing of a journal is in place any more. */
    static boolean isClear(Listed journal, List<Listed.Change> changes) {
        return journal.state() != Listed.State.UNREADABLE
                && changes.stream().allMatch(change -> change.condition() == Listed.Condition.TAKEN_BACK);
    }

    private static String verdict(Listed.Change change) {
        String what = Words.of(change);
        return switch (change.condition()) {
            case IN_PLACE -> "Would take back " + what + ".";
            case TAKEN_BACK -> "Nothing is left of " + what + ".";
            case CHANGED_BY_OTHERS ->
                "Would leave " + what + " as it is, for someone else has changed it meanwhile: " + change.found()
                        + ". To have it as it was before the experiment, by hand: " + change.byHand() + ".";
            case UNKNOWN ->
                "Cannot tell how " + what + " stands: " + change.found() + ". By hand: " + change.byHand() + ".";
        };
    }
}
