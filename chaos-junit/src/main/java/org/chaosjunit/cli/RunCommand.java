package org.chaosjunit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.RunConfig;
import org.chaosjunit.spi.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs experiments. */
@Command(
        name = "run",
        header = "Runs the experiments of the class path, and no other tests.",
        description = {
            "",
            "Results of earlier runs are removed first. Whether they pass is for `verify` to say.",
            "JUnit's launcher and engine must be on the class path: java -cp chaos-junit.jar:... " + Main.CLASS
                    + " run",
            ""
        },
        exitCodeList = {
            "0:experiments were run, with whatever verdicts",
            "1:nothing could be run, or not all that was selected could be searched for experiments",
            "2:the command was not understood: nothing was done"
        })
final class RunCommand implements Callable<Integer> {
    private static final String LAUNCHER = "org.junit.platform.launcher.core.LauncherFactory";

    private static final RunConfig NOTHING =
            new RunConfig(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private final Console console;
    private final Settings settings;

    @Mixin
    private final LifeLine lifeLine;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "JSON that says what is run, and where files are; see docs/gate.md. Then no other option but "
                    + LifeLine.NAME + " is given.")
    private @Nullable Path config;

    @Option(names = "--scan", paramLabel = "ROOT", description = "Search a directory of the class path, or a jar.")
    private List<Path> roots = List.of();

    @Option(names = "--class", paramLabel = "NAME", description = "Run the experiments of a class.")
    private List<String> classes = List.of();

    @Option(names = "--method", paramLabel = "CLASS#METHOD", description = "Run one experiment.")
    private List<String> methods = List.of();

    @Option(
            names = "--include-tag",
            paramLabel = "TAG",
            description = "Run only experiments that have one of the tags.")
    private List<String> includedTags = List.of();

    @Option(names = "--exclude-tag", paramLabel = "TAG", description = "Run no experiment that has one of the tags.")
    private List<String> excludedTags = List.of();

    RunCommand(Console console, Settings settings) {
        this.console = console;
        this.settings = settings;
        this.lifeLine = new LifeLine(console);
    }

    @Override
    public Integer call() throws IOException {
        RunConfig run = selected();
        if (run.scanRoots().isEmpty()
                && run.classes().isEmpty()
                && run.methods().isEmpty()) {
            throw new UsageException("`run` requires what is to be run, but found nothing. Write for example"
                    + " `--scan target/test-classes`.");
        }
        if (!hasLauncher()) {
            console.err()
                    .println("`run` requires JUnit's launcher and an engine on the class path, but found no " + LAUNCHER
                            + ". Add org.junit.platform:junit-platform-launcher, at the version of the"
                            + " junit-platform-engine of the tests, and start with `java -cp chaos-junit.jar:... "
                            + Main.CLASS + " run`.");
            return ExitCodes.LEFT;
        }
        lifeLine.hold();
        return new LaunchedRun(console, settings.resultsDirectory(), settings.reportDirectory()).run(run);
    }

    private RunConfig selected() {
        RunConfig given = new RunConfig(List.of(), roots, classes, methods, includedTags, excludedTags, List.of());
        if (config == null) {
            return given;
        }
        if (!given.equals(NOTHING)) {
            throw new UsageException(
                    "--config says what is run: give no other option with it but " + LifeLine.NAME + ".");
        }
        GateConfig read = GateConfig.read(config);
        if (read.run() == null) {
            throw new UsageException(config + " requires `run`, but found nothing. Write for example"
                    + " \"run\": {\"classPath\": [...], \"scanRoots\": [\"target/test-classes\"]}.");
        }
        // What the experiments see, whoever else would say something.
        System.setProperty(Settings.PREFIX + "results.directory", read.results().toString());
        System.setProperty(Settings.PREFIX + "report.directory", read.report().toString());
        System.setProperty(Settings.PREFIX + "journal.directory", read.journal().toString());
        return read.run();
    }

    private static boolean hasLauncher() {
        try {
            Class.forName(LAUNCHER, false, RunCommand.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
