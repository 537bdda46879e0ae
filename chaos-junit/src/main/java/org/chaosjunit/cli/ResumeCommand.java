package org.chaosjunit.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Releases the stop button. */
@Command(
        name = "resume",
        header = "Releases the stop button: experiments may start again.",
        exitCodeList = {
            "0:the stop button is not pressed (any more)",
            "1:it could not be released",
            "2:the command was not understood, or there is no such directory"
        })
final class ResumeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final JournalOption journals;

    ResumeCommand(Console console, JournalOption journals) {
        this.console = console;
        this.journals = journals;
    }

    @Override
    public Integer call() throws IOException {
        journals.requireNotMisnamed();
        StopFile stop = journals.stopFile();
        console.print(
                stop.release()
                        ? "The stop button is released: " + stop.path() + " was removed. Experiments may start again."
                        : "The stop button was not pressed: there is no file " + stop.path() + ".");
        return ExitCodes.DONE;
    }
}
