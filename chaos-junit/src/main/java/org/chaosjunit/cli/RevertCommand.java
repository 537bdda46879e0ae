package org.chaosjunit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.revert.Inventory;
import org.chaosjunit.revert.Listed;
import org.chaosjunit.revert.Sweep;
import org.chaosjunit.revert.Swept;
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
        if (directory.isEmpty()) {
            console.print(
                    "No journal directory " + journals.directory() + ": nothing to take back. If the tests were run"
                            + " elsewhere, name the directory with --journal.");
            return ExitCodes.DONE;
        }
        boolean isClear = isDryRun ? new DryRun(console).of(directory.get()) : sweep(directory.get());
        List<Listed> running = Inventory.of(directory.get()).stream()
                .filter(journal -> journal.state() == Listed.State.RUNNING)
                .toList();
        for (Listed journal : running) {
            console.print("Still running, and left alone: " + Words.of(journal) + ". End it with `stop`.");
        }
        if (!isClear) {
            return ExitCodes.LEFT;
        }
        return running.isEmpty() ? ExitCodes.DONE : ExitCodes.RUNNING;
    }

    private int forget() throws InterruptedException {
        if (isDryRun) {
            throw new UsageException("--forget and --dry-run exclude one another. Nothing was forgotten.");
        }
        // All of them are looked at before the first is removed.
        List<Path> named = forgotten.stream().map(journals::journal).distinct().toList();
        return new Dismissal(console).of(named);
    }

    private boolean sweep(Path directory) {
        List<Swept> all = Sweep.of(directory);
        for (Swept swept : all) {
            console.print(swept.journal().toString());
            swept.notes().forEach(note -> console.print("  " + note));
            swept.findings().forEach(finding -> console.print("  " + finding.message()));
        }
        boolean isClear = all.stream().allMatch(RevertCommand::isClear);
        if (all.isEmpty()) {
            console.print("Nothing was left behind in " + directory + ".");
        } else {
            console.print(isClear ? "Nothing is left in place." : "NOT ALL IS AS IT WAS BEFORE: see above.");
        }
        return isClear;
    }

    private static boolean isClear(Swept swept) {
        return swept.rest() == Swept.Rest.NONE
                && swept.findings().stream().map(Finding::reason).noneMatch(Reason.REVERT_FAILED::equals);
    }
}
