package org.chaosjunit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.result.FileTrouble;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What {@code java -jar chaos-junit.jar} runs. */
@Command(
        name = Main.NAME,
        header = "Looks after chaos experiments from outside: what runs, what was left behind, and how to end it.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeList = {
            "0:nothing is left in place, and nothing runs; or what was asked for is done",
            "1:something may still be in place, or could not be done: a person must look",
            "2:the command was not understood, or there is no such directory: nothing was done",
            "3:experiments are still running"
        },
        footer = {"", "`" + Main.NAME + " COMMAND --help` tells more."})
public final class Main {
    static final String NAME = "java -jar chaos-junit.jar";

    private final Settings settings;
    private final Console console;

    private Main(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** Runs the command that is named by the arguments, and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Settings.ofSystem(), Console.ofThisProcess(), arguments));
    }

    /** Returns the exit code. */
    static int run(Settings settings, Console console, String... arguments) {
        return new Main(settings, console).run(arguments);
    }

    private int run(String... arguments) {
        CommandLine line = new CommandLine(this)
                .addSubcommand(new RevertCommand(console, new JournalOption(settings)))
                .addSubcommand(new ListCommand(console, new JournalOption(settings)))
                .addSubcommand(new StopCommand(console, new JournalOption(settings)))
                .addSubcommand(new ResumeCommand(console, new JournalOption(settings)));
        line.setOut(console.out())
                .setErr(console.err())
                .setUsageHelpWidth(100)
                .setAbbreviatedOptionsAllowed(false)
                .registerConverter(Duration.class, Main::duration)
                .setParameterExceptionHandler((problem, given) -> misunderstood(problem))
                .setExecutionExceptionHandler((problem, command, parsed) -> failed(problem));
        line.getSubcommands().values().forEach(Main::addCommonParts);
        addCommonParts(line);
        Optional<String> unknown = settings.unknown().stream()
                .map(problem -> "The command " + problem)
                .findFirst();
        if (unknown.isPresent()) {
            console.err().println(unknown.get());
            return ExitCodes.USAGE;
        }
        return line.execute(arguments);
    }

    private static void addCommonParts(CommandLine command) {
        command.getCommandSpec()
                .mixinStandardHelpOptions(true)
                .version(version())
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n");
    }

    private static Duration duration(String text) {
        try {
            return Durations.parse("--wait", text);
        } catch (InvalidAttributeException e) {
            throw new TypeConversionException(
                    "\"" + text + "\" is no length of time; write for example 500ms, 60s or 2min");
        }
    }

    private int misunderstood(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        Set<String> known = command.getSubcommands().keySet();
        if (known.isEmpty()) {
            console.err().println(problem.getMessage());
            UnmatchedArgumentException.printSuggestions(problem, console.err());
        } else {
            String found = problem instanceof UnmatchedArgumentException unmatched
                    ? ", but found \"" + unmatched.getUnmatched().get(0) + '"'
                    : "";
            console.err().println("One of the commands " + String.join(", ", known) + " is required" + found + ".");
        }
        console.err().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.USAGE;
    }

    private int failed(Exception problem) {
        if (problem instanceof UsageException) {
            console.err().println(problem.getMessage());
            return ExitCodes.USAGE;
        }
        if (problem instanceof FileSystemException file) {
            console.err().println("It could not be done: " + file.getFile() + ": " + FileTrouble.words(file) + ".");
        } else if (problem instanceof IOException) {
            console.err().println("It could not be done: " + FileTrouble.words(problem) + ".");
        } else if (problem instanceof UncheckedIOException) {
            console.err().println("It could not be done: " + problem.getMessage() + ".");
        } else {
            problem.printStackTrace(console.err());
        }
        return ExitCodes.LEFT;
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return "chaos-junit " + (version == null ? "(not packaged)" : version);
    }
}
