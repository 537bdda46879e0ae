package org.chaosjunit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.revert.Inventory;
import org.chaosjunit.revert.Listed;
import org.chaosjunit.revert.SharedInventory;
import org.chaosjunit.revert.SharedStores;
import org.chaosjunit.revert.SharedSweep;
import org.chaosjunit.revert.Sweep;
import org.chaosjunit.revert.Swept;
import org.chaosjunit.spi.SharedStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes back what was left behind. */
@Command(
        name = "revert",
        header = "Takes back what runs that are over have left behind.",
        description = {
            "",
            "Each change is read back first: what someone else has changed meanwhile is left as it is."
                    + " Experiments that are still running are left alone.",
            ""
        },
        exitCodeList = {
            "0:nothing is left in place (--dry-run: nothing would have to be taken back; --forget: forgotten)",
            "1:something may still be in place; the output says what to do by hand (--forget: not forgotten)",
            "2:the command was not understood, or there is no such directory",
            "3:nothing was left behind, but experiments are still running (--forget: not forgotten, for it runs)"
        })
final class RevertCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final JournalOption journals;

    @Option(names = "--dry-run", description = "Change nothing, and say what would be done.")
    private boolean isDryRun;

    @Option(
            names = "--forget",
            paramLabel = "JOURNAL",
            description = {
                "Take back nothing, but remove this journal, by its path as the messages print it: its target is gone for"
                        + " good, or was restored by hand.",
                "Says what was in it and how to restore that by hand. May be repeated."
            })
    private List<Path> forgotten = List.of();

    RevertCommand(Console console, JournalOption journals) {
        this.console = console;
        this.journals = journals;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!forgotten.isEmpty()) {
            return forget();
        }
        Optional<Path> directory = journals.existing();
        SharedStores stores = SharedStores.find();
        stores.troubles().forEach(trouble -> console.err().println(trouble.message()));
        if (directory.isEmpty()
                && stores.stores().isEmpty()
                && stores.troubles().isEmpty()) {
            console.print(noDirectory() + " If the tests were run elsewhere, name the directory with --journal.");
            return ExitCodes.DONE;
        }
        // Those of this machine first: what of them is in a store too, is taken back there at the same time.
        int code = directory.isPresent() ? revert(directory.get()) : ExitCodes.DONE;
        if (directory.isEmpty()) {
            console.print(noDirectory());
        }
        int shared = stores.stores().isEmpty() ? ExitCodes.DONE : revert(stores.stores());
        return worst(stores.troubles().isEmpty() ? ExitCodes.DONE : ExitCodes.LEFT, worst(code, shared));
    }

    private String noDirectory() {
        return "No journal directory " + journals.directory() + ": nothing to take back.";
    }

    private static int worst(int one, int other) {
        if (one == ExitCodes.LEFT || other == ExitCodes.LEFT) {
            return ExitCodes.LEFT;
        }
        return Math.max(one, other);
    }

    private int revert(Path directory) {
        boolean isClear = isDryRun
                ? new DryRun(console).of(Inventory.of(directory), directory.toString())
                : print(Sweep.of(directory), directory.toString());
        List<Listed> running = running(Inventory.of(directory));
        for (Listed journal : running) {
            console.print("Still running, and left alone: " + Words.of(journal) + ". End it with `stop`.");
        }
        if (!isClear) {
            return ExitCodes.LEFT;
        }
        return running.isEmpty() ? ExitCodes.DONE : ExitCodes.RUNNING;
    }

    private int revert(List<SharedStore> stores) throws InterruptedException {
        String where = stores.stream().map(SharedStore::description).distinct().collect(Collectors.joining(", "));
        if (isDryRun) {
            List<Listed> all = SharedInventory.of(stores);
            boolean isClear = new DryRun(console).of(all, where);
            List<Listed> running = running(all);
            running.forEach(
                    run -> console.print("Still running, and left alone: " + run.place() + ": " + Words.of(run) + "."));
            if (!isClear) {
                return ExitCodes.LEFT;
            }
            return running.isEmpty() ? ExitCodes.DONE : ExitCodes.RUNNING;
        }
        List<Swept> all = SharedSweep.of(stores);
        boolean isClear = print(all, where);
        if (!isClear) {
            return ExitCodes.LEFT;
        }
        return all.stream().anyMatch(swept -> swept.rest() == Swept.Rest.RUNNING) ? ExitCodes.RUNNING : ExitCodes.DONE;
    }

    private static List<Listed> running(List<Listed> all) {
        return all.stream()
                .filter(journal -> journal.state() == Listed.State.RUNNING)
                .toList();
    }

    private int forget() throws InterruptedException {
        if (isDryRun) {
            throw new UsageException("--forget and --dry-run exclude one another. Nothing was forgotten.");
        }
        // All of them are looked at before the first is removed.
        List<Path> named = forgotten.stream().map(journals::journal).distinct().toList();
        return new Dismissal(console).of(named);
    }

    private boolean print(List<Swept> all, String where) {
        for (Swept swept : all) {
            console.print(swept.place());
            swept.notes().forEach(note -> console.print("  " + note));
            swept.findings().forEach(finding -> console.print("  " + finding.message()));
        }
        boolean isClear = all.stream().allMatch(RevertCommand::isClear);
        if (all.isEmpty()) {
            console.print("Nothing was left behind in " + where + ".");
        } else {
            boolean isRunning = all.stream().anyMatch(swept -> swept.rest() == Swept.Rest.RUNNING);
            String done = isRunning ? "Nothing is left in place of what is over." : "Nothing is left in place.";
            console.print(isClear ? done : "NOT ALL IS AS IT WAS BEFORE: see above.");
        }
        return isClear;
    }

    private static boolean isClear(Swept swept) {
        return (swept.rest() == Swept.Rest.NONE || swept.rest() == Swept.Rest.RUNNING)
                && swept.findings().stream().map(Finding::reason).noneMatch(Reason.REVERT_FAILED::equals);
    }
}
