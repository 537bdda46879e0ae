package org.chaosjunit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.file.WrittenFile;
import org.chaosjunit.revert.Header;
import org.chaosjunit.revert.UndoStack;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Reach;

/** A run that gives a file other content: in this JVM, or as the main class of another one. */
final class FileRun {
    static final String READY = "ready";
    static final Instant STARTED = Instant.parse("2026-11-01T10:00:00Z");

    private FileRun() {}

    /** Runs until there is a stop file, as an experiment would. */
    @SuppressWarnings("SystemOut") // That is how its parent hears of it.
    public static void main(String[] arguments) throws Exception {
        Path journals = Path.of(arguments[0]);
        UndoStack stack = change(journals, Path.of(arguments[1]), header());
        System.out.println(READY);
        while (!Files.exists(journals.resolve("stop"))) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        stack.revert();
        stack.close();
    }

    /** Returns how the commands call a run of a process of this machine. */
    static String words(long pid) {
        return "com.acme.FlagsTest#flagOff (experiment flags-1 of process " + pid + " on " + header().host()
                + ", started at 2026-11-01T10:00:00Z)";
    }

    static Header header() {
        return Header.ofThisProcess("flags-1", "com.acme.FlagsTest#flagOff", STARTED, "/nowhere/flags-1.json");
    }

    /** Changes a file and leaves it to the others; returns the journal. */
    static Path leftBehind(Path journals, Path file) throws Exception {
        return leftBehind(journals, file, header());
    }

    static Path leftBehind(Path journals, Path file, Header header) throws Exception {
        UndoStack stack = change(journals, file, header);
        stack.close();
        return stack.journal();
    }

    static UndoStack change(Path journals, Path file, Header header) throws Exception {
        UndoStack stack = UndoStack.open(journals, header, false);
        UndoStack.Change change = stack.begin(Reach.MACHINE);
        WrittenFile fault = WrittenFile.writeFile(file.toString(), "off");
        Instant expires = Instant.now().plus(Duration.ofMinutes(5));
        fault.target().inject(List.of(fault), new InjectionContext("flags-1", 42, expires, change));
        change.made();
        change.close();
        return stack;
    }
}
