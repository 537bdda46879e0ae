package org.chaosjunit.report;

import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.spi.Reporter;
import org.chaosjunit.spi.Settings;

/** Prints one line for each experiment, and one for each of its loads. */
public final class ConsoleReporter implements Reporter {
    /** Made by the service loader. */
    public ConsoleReporter() {}

    @Override
    public void noticed(String message, Settings settings) {
        if (settings.isConsoleEnabled()) {
            Console.print("chaos-junit: " + message);
        }
    }

    @Override
    public void finished(ExperimentResult result, Settings settings) {
        if (settings.isConsoleEnabled()) {
            Console.print(VerdictLine.of(result));
            Arrivals.lines(result.traffic()).forEach(Console::print);
        }
    }
}
