package org.chaosjunit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.chaosjunit.result.FileTrouble;
import org.chaosjunit.revert.Forget;
import org.chaosjunit.revert.Forgotten;

/** Forgets journals, and says what was in them. */
final class Dismissal {
    private final Console console;

    Dismissal(Console console) {
        this.console = console;
    }

    /** Returns the exit code. */
    int of(List<Path> journals) throws InterruptedException {
        int worst = ExitCodes.DONE;
        for (Path journal : journals) {
            int code = of(journal);
            worst = worst == ExitCodes.LEFT || code == ExitCodes.DONE ? worst : code;
        }
        return worst;
    }

    private int of(Path journal) throws InterruptedException {
        console.print(journal.toString());
        try {
            return switch (Forget.journal(journal, this::print)) {
                case FORGOTTEN -> said("Forgotten: the journal was removed, and nobody tries again.", ExitCodes.DONE);
                case GONE -> said("It was taken back meanwhile: there is no such journal any more.", ExitCodes.DONE);
                case RUNNING ->
                    said("NOT forgotten: its experiment is still running. End it with `stop`.", ExitCodes.RUNNING);
                case BEING_TAKEN_BACK ->
                    said("NOT forgotten: another process is taking it back. Try again.", ExitCodes.LEFT);
            };
        } catch (IOException e) {
            return said("NOT forgotten: " + FileTrouble.words(e) + ".", ExitCodes.LEFT);
        }
    }

    private int said(String words, int code) {
        console.print("  " + words);
        return code;
    }

    private void print(Forgotten forgotten) {
        console.print("  " + forgotten.header().map(Words::of).orElse("Whose journal it is cannot be read."));
        if (!forgotten.isVerified()) {
            console.print("  UNVERIFIED, for not all of it can be read: records may be missing, and what is named may"
                    + " have been taken back before.");
        }
        String mark = forgotten.isVerified() ? "" : "Unverified: ";
        for (Forgotten.Change change : forgotten.changes()) {
            console.print("  " + mark + "\"" + change.description() + "\" on " + change.target()
                    + " is not taken back, and may still be in place. By hand: " + change.byHand() + ".");
        }
        forgotten.unread().forEach(line -> console.print("  Cannot be read: " + line));
        if (forgotten.isVerified() && forgotten.changes().isEmpty()) {
            console.print("  Nothing of it was left in place.");
        }
    }
}
