package org.chaosjunit.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.gate.Gate;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.RolloutControls;
import org.chaosjunit.gate.Rules;
import org.chaosjunit.gate.RunConfig;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs experiments against a deployment, decides, and acts. */
@Command(
        name = "gate",
        header = "Runs experiments against a deployment, decides what becomes of it, and acts.",
        description = {
            "",
            "Everything is taken back, and that is made sure of, before anything is decided. TERM and Ctrl-C end the"
                    + " experiments, take everything back, and hold.",
            ""
        },
        exitCodeOnInvalidInput = 3,
        exitCodeOnExecutionException = 3,
        exitCodeList = {
            "0:PROMOTE: it goes on",
            "1:ROLLBACK: it was taken back",
            "2:HOLD: it stays as it is, for a person to look at",
            "3:ERROR: nothing can be decided, or nobody could act on it; or the command was not understood"
        })
final class GateCommand implements Callable<Integer> {
    /** How long a JVM that was told to end waits for what it must do before. */
    private static final long PATIENCE_MINUTES = 2;

    private final Console console;
    private final Settings settings;
    private final Map<String, String> environment;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final LifeLine lifeLine;

    GateCommand(Console console, Settings settings, Map<String, String> environment) {
        this.console = console;
        this.settings = settings;
        this.environment = environment;
        this.lifeLine = new LifeLine(console);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        GateConfig read = config.read();
        RunConfig run = read.run();
        if (run == null) {
            throw new UsageException(config.file() + " requires `run`, but found nothing. Write for example"
                    + " \"run\": {\"classPath\": [...], \"scanRoots\": [\"target/test-classes\"]}.");
        }
        Gate gate = new Gate(Rules.known().read(read.rules()), read.policy(), Optional.ofNullable(read.override()));
        try (RolloutControl rollout = RolloutControls.known().read(read.rollout())) {
            StopFile stop = new StopFile(settings.stopFile(read.journal().toAbsolutePath()));
            ExperimentJvm jvm = new ExperimentJvm(config.file(), read);
            return run(new GateRun(read, run, gate, rollout, jvm, stop, environment, console, Clock.systemUTC()));
        }
    }

    private int run(GateRun gate) throws IOException, InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Thread hook = new Thread(() -> end(gate, over), "chaos-junit gate");
        Runtime.getRuntime().addShutdownHook(hook);
        lifeLine.hold();
        try {
            return gate.run();
        } finally {
            over.countDown();
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running, and sees that all is over.
        }
    }

    private void end(GateRun gate, CountDownLatch over) {
        console.print("The gate was cancelled: everything is taken back.");
        gate.cancel();
        try {
            if (!over.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                console.err().println("The gate did not come to its end in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
