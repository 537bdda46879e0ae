package org.chaosjunit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chaosjunit.gate.RunConfig;
import org.chaosjunit.launch.ExperimentLaunch;
import org.chaosjunit.launch.LaunchException;
import org.chaosjunit.launch.Launched;
import org.chaosjunit.launch.Selection;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;

/** A run in this JVM; only this class needs JUnit, so that all else works without. */
final class LaunchedRun {
    private final Console console;
    private final Path results;
    private final Path report;

    LaunchedRun(Console console, Path results, Path report) {
        this.console = console;
        this.results = results;
        this.report = report;
    }

    /** Returns the exit code. */
    int run(RunConfig config) throws IOException {
        List<Path> missing =
                config.scanRoots().stream().filter(root -> !Files.exists(root)).toList();
        if (!missing.isEmpty()) {
            return failed("there is no " + missing.get(0) + " to search for experiments. Compile the tests first.");
        }
        removeOldResults();
        try {
            Launched launched = ExperimentLaunch.run(
                    new Selection(
                            config.scanRoots(),
                            config.classes(),
                            config.methods(),
                            config.includeTags(),
                            config.excludeTags()),
                    results);
            return tell(launched, config);
        } catch (LaunchException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private int tell(Launched launched, RunConfig config) {
        launched.skipped().forEach(skipped -> console.print("SKIPPED " + skipped));
        launched.notRun().forEach(this::record);
        launched.broken().forEach(broken -> console.err().println("Not all could be searched or ended: " + broken));
        if (launched.found() == 0) {
            return failed("no experiment was found in " + where(config) + ".");
        }
        Path page = report.resolve("index.html");
        console.print("Results: " + results + (Files.exists(page) ? "; report: " + page.toUri() : ""));
        return launched.broken().isEmpty() ? ExitCodes.DONE : ExitCodes.LEFT;
    }

    private static String where(RunConfig config) {
        List<String> all = Stream.of(config.scanRoots(), config.classes(), config.methods())
                .flatMap(List::stream)
                .map(String::valueOf)
                .toList();
        boolean hasTags =
                !config.includeTags().isEmpty() || !config.excludeTags().isEmpty();
        return String.join(", ", all) + (hasTags ? " that has the tags" : "");
    }

    // It is in no results file otherwise, and would not be missed.
    private void record(Launched.NotRun notRun) {
        Instant now = Instant.now();
        Finding finding = new Finding(Reason.INVALID, "It was not run: " + notRun.why());
        String id = "not-run-" + notRun.test().replaceAll("[^A-Za-z0-9.]+", "-");
        ResultsFile.of(results, id)
                .finished(new ExperimentResult(
                        id,
                        notRun.test(),
                        "",
                        List.of(),
                        finding.verdict(),
                        List.of(finding),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        now,
                        now,
                        null));
        console.print(finding.title() + " " + notRun.test() + ": " + finding.message());
    }

    private void removeOldResults() throws IOException {
        List<Path> old = ResultsFile.in(results);
        for (Path file : old) {
            try {
                ResultsFile.read(file);
            } catch (IOException e) {
                throw new UsageException(
                        results + " requires results of earlier runs only, which are removed, but found"
                                + " another file: " + e.getMessage() + ". Remove it, or name another directory.");
            }
        }
        for (Path file : old) {
            Files.delete(file);
        }
    }

    private int failed(String why) {
        console.err().println("Nothing was run: " + why);
        return ExitCodes.LEFT;
    }
}
