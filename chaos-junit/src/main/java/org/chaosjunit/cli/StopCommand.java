package org.chaosjunit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.result.FileTrouble;
import org.chaosjunit.revert.Inventory;
import org.chaosjunit.revert.Listed;
import org.chaosjunit.spi.Durations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Presses the stop button and waits. */
@Command(
        name = "stop",
        header = "Presses the stop button: running experiments take back their faults and end.",
        description = {
            "",
            "Waits until no experiment runs any more. The button stays pressed, and no experiment starts, until `resume`.",
            ""
        },
        exitCodeList = {
            "0:nothing runs any more, and nothing is left in place",
            "1:nothing runs any more, but something may still be in place; `revert` takes it back. Or the button could"
                    + " not be pressed, and nothing was stopped",
            "2:the command was not understood, or there is no such directory: nothing was stopped",
            "3:the time is up, and experiments are still running"
        })
final class StopCommand implements Callable<Integer> {
    private static final Duration CADENCE = Duration.ofMillis(100);

    private final Console console;

    @Mixin
    private final JournalOption journals;

    @Option(names = "--reason", paramLabel = "TEXT", description = "What the results are to say.")
    private @Nullable String reason;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to wait, for example 500ms, 60s or 2min. Default: ${DEFAULT-VALUE}.")
    private Duration limit = Duration.ZERO;

    StopCommand(Console console, JournalOption journals) {
        this.console = console;
        this.journals = journals;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path directory = journals.existing()
                .orElseThrow(() -> new UsageException("There is no journal directory " + journals.directory()
                        + ", so no experiment has ever run here, and nothing was stopped. If the tests run elsewhere,"
                        + " name the directory with --journal."));
        StopFile stop = journals.stopFile();
        // Looked at before it is pressed: some end at once.
        List<Listed> before = running(Inventory.of(directory));
        if (!press(stop)) {
            return ExitCodes.LEFT;
        }
        int code = await(directory, before);
        console.print("No experiment starts as long as it is pressed. Release it with `resume`.");
        return code;
    }

    /** Returns whether it is pressed now. */
    private boolean press(StopFile stop) {
        try {
            stop.press(reason == null ? "pressed by " + System.getProperty("user.name") : reason);
            console.print("The stop button is pressed: " + stop.path());
            return true;
        } catch (IOException e) {
            String why = FileTrouble.words(e) + ".";
            // Whatever is there presses it, also what cannot be written over.
            if (stop.isPressed()) {
                console.print("The stop button was pressed before: " + stop.path() + ". It could not"
                        + " be written anew: " + why);
                return true;
            }
            console.err()
                    .println("The stop button could NOT be pressed: "
                            + stop.path().getParent() + ": " + why
                            + " Nothing was stopped. End the experiments with TERM to their processes.");
            return false;
        }
    }

    private int await(Path directory, List<Listed> before) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Map<String, Listed> awaited = new LinkedHashMap<>();
        before.forEach(journal -> await(journal, awaited));
        while (true) {
            List<Listed> all = Inventory.of(directory);
            List<Listed> running = running(all);
            running.forEach(journal -> await(journal, awaited));
            List<Listed> ended = awaited.values().stream()
                    .filter(journal ->
                            running.stream().noneMatch(other -> other.place().equals(journal.place())))
                    .toList();
            ended.forEach(journal -> {
                awaited.remove(journal.place());
                console.print("Ended: " + Words.of(journal));
            });
            if (running.isEmpty()) {
                return ended(all);
            }
            if (System.nanoTime() - deadline >= 0) {
                running.forEach(journal ->
                        console.print("STILL RUNNING after " + Durations.format(limit) + ": " + Words.of(journal)));
                console.print(
                        "If it was started with another chaosjunit.stop.file, create that file. To end it by force,"
                                + " kill its process, and run `revert`.");
                return ExitCodes.RUNNING;
            }
            TimeUnit.NANOSECONDS.sleep(CADENCE.toNanos());
        }
    }

    private void await(Listed journal, Map<String, Listed> awaited) {
        if (awaited.putIfAbsent(journal.place(), journal) == null) {
            console.print("Waiting for " + Words.of(journal));
        }
    }

    private static List<Listed> running(List<Listed> all) {
        return all.stream()
                .filter(journal -> journal.state() == Listed.State.RUNNING)
                .toList();
    }

    private int ended(List<Listed> left) {
        console.print("No experiment is running.");
        boolean isClear = left.stream().allMatch(journal -> DryRun.isClear(journal, journal.readBack()));
        if (!isClear) {
            console.print("SOMETHING MAY STILL BE IN PLACE of runs that are over. See it with `list`, take it back with"
                    + " `revert`.");
        }
        return isClear ? ExitCodes.DONE : ExitCodes.LEFT;
    }
}
