package org.chaosjunit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.gate.GateConfigurationException;
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
        header =
                "Looks after chaos experiments from outside: what runs, what was left behind, how to end it, and what follows.",
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

    /** What runs with a class path of one's own. */
    static final String CLASS = "org.chaosjunit.cli.Main";

    private final Settings settings;
    private final Map<String, String> environment;
    private final Console console;

    private Main(Settings settings, Map<String, String> environment, Console console) {
        this.settings = settings;
        this.environment = environment;
        this.console = console;
    }

    /** Runs the command that is named by the arguments, and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Settings.ofSystem(), System.getenv(), Console.ofThisProcess(), arguments));
    }

    /** Returns the exit code. */
    static int run(Settings settings, Map<String, String> environment, Console console, String... arguments) {
        return new Main(settings, environment, console).run(arguments);
    }

    private int run(String... arguments) {
        CommandLine line = new CommandLine(this)
                .addSubcommand(new RevertCommand(console, new JournalOption(settings)))
                .addSubcommand(new ListCommand(console, new JournalOption(settings)))
                .addSubcommand(new StopCommand(console, new JournalOption(settings)))
                .addSubcommand(new ResumeCommand(console, new JournalOption(settings)))
                .addSubcommand(new RunCommand(console, settings))
                .addSubcommand(new VerifyCommand(console, environment))
                .addSubcommand(new GateCommand(console, settings, environment));
        line.setOut(console.out())
                .setErr(console.err())
                .setUsageHelpWidth(100)
                .setAbbreviatedOptionsAllowed(false)
                .registerConverter(Duration.class, Main::duration)
                .registerConverter(Instant.class, Main::moment)
                .setParameterExceptionHandler((problem, given) -> misunderstood(problem))
                .setExecutionExceptionHandler((problem, command, parsed) -> failed(problem, command));
        line.getSubcommands().values().forEach(Main::addCommonParts);
        addCommonParts(line);
        Optional<String> unknown = settings.unknown().stream()
                .map(problem -> "The command " + problem)
                .findFirst();
        if (unknown.isPresent()) {
            console.err().println(unknown.get());
            CommandLine meant =
                    arguments.length == 0 ? line : line.getSubcommands().getOrDefault(arguments[0], line);
            return meant.getCommandSpec().exitCodeOnInvalidInput();
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

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("\"" + text + "\" is no moment; write for example 2026-11-21T18:00:00Z");
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
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private int failed(Exception problem, CommandLine command) {
        if (problem instanceof UsageException || problem instanceof GateConfigurationException) {
            console.err().println(problem.getMessage());
            return command.getCommandSpec().exitCodeOnInvalidInput();
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
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return "chaos-junit " + (version == null ? "(not packaged)" : version);
    }
}
