package org.chaosjunit.aws.handler;

import java.time.Duration;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.chaosjunit.spi.DefaultTarget;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Hosts that this JVM cannot reach, by its network faults. */
final class Denial implements AutoCloseable {
    private static final String END = "";

    private final LogLines log;
    private final Deque<Step> wayBack = new ConcurrentLinkedDeque<>();
    private final LinkedBlockingQueue<String> blocked = new LinkedBlockingQueue<>();
    private final Thread writer = new ExemptThread(this::write, "chaos-junit writes what is denied");

    private Denial(LogLines log) {
        this.log = log;
    }

    /**
     * Begins.
     *
     * @throws Exception if the classes of this JVM cannot be instrumented
     */
    static Denial begin(List<Pattern> patterns, Duration most, LogLines log) throws Exception {
        Denial denial = new Denial(log);
        InjectionContext context = new InjectionContext(
                "failure-lambda",
                ThreadLocalRandom.current().nextLong(),
                MonotonicClock.get().instant().plus(most),
                denial::remember);
        ServiceLoader.load(DefaultTarget.class, Denial.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IncompleteJarException("no target for faults of this JVM is on the class path"))
                .target()
                .inject(List.of(new DeniedExpressions(patterns, denial.blocked::add)), context);
        denial.writer.start();
        return denial;
    }

    // Before anything is denied: what nobody could lift must not begin.
    private void remember(UndoRecord record) {
        wayBack.addFirst(new Step(reverter(record.reverter()), record));
    }

    private record Step(Reverter reverter, UndoRecord record) {}

    // Where hosts are denied, locks are held under which nobody may write.
    private void write() {
        try {
            for (String host = blocked.take(); !host.equals(END); host = blocked.take()) {
                log.info("mode", "denylist", "action", "block", "hostname", host);
            }
        } catch (InterruptedException e) {
            // Nobody else has this thread: its work is over.
        }
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            for (Step step : wayBack) {
                step.reverter.revert(step.record);
            }
            blocked.add(END);
            writer.join();
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (Exception e) {
            log.error(
                    "mode",
                    "denylist",
                    "action",
                    "error",
                    "message",
                    "hosts may still be denied",
                    "error",
                    e.toString());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // One at a time: others may need classes that a function does not have.
    private static Reverter reverter(String name) {
        Iterator<Reverter> reverters = ServiceLoader.load(Reverter.class, Denial.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!reverters.hasNext()) {
                    throw new IncompleteJarException("no reverter \"" + name + "\" is on the class path");
                }
                Reverter reverter = reverters.next();
                if (reverter.name().equals(name)) {
                    return reverter;
                }
            } catch (ServiceConfigurationError | NoClassDefFoundError e) {
                // Not the one that is looked for.
            }
        }
    }
}
