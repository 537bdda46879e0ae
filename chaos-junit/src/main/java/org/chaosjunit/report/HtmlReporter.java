package org.chaosjunit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.spi.Reporter;
import org.chaosjunit.spi.Settings;

/** Writes {@code index.html}, one file that needs no other, from all results of the results directory. */
public final class HtmlReporter implements Reporter {
    /** Made by the service loader. */
    public HtmlReporter() {}

    @Override
    public void finished(ExperimentResult result, Settings settings) {}

    @Override
    public void allFinished(Settings settings) {
        Path report = settings.reportDirectory().resolve("index.html");
        try {
            Overview overview = Overview.read(settings.resultsDirectory());
            Files.createDirectories(report.getParent());
            Files.writeString(report, Page.of(overview));
            if (settings.isConsoleEnabled()) {
                Console.print(overview.summary());
                overview.notTakenBack().forEach(Console::print);
                Console.print("Report: " + report.toUri());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report " + report, e);
        }
    }
}
