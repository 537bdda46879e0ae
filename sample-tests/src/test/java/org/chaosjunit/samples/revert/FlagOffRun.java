package org.chaosjunit.samples.revert;

import static org.chaosjunit.file.WrittenFile.writeFile;

import java.util.concurrent.CountDownLatch;
import org.chaosjunit.engine.Experiment;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.Settings;

/** The main class of the child process: an experiment on the file that is named first, and that goes on for a while. */
final class FlagOffRun {
    private FlagOffRun() {}

    public static void main(String[] arguments) {
        Plan plan = Experiment.plan("If the flag is off, orders still come in")
                .id("flag-off")
                .test("FlagTests#flagOff")
                .inject(writeFile(arguments[0], "checkout=off\n"))
                .withBody()
                .build();
        ExperimentResult result = Experiment.of(plan, Settings.ofSystem()).run(() -> new CountDownLatch(1).await());
        System.exit(result.findings().isEmpty() ? 0 : 1);
    }
}
