package org.chaosjunit.jmeter;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadPlan;

/** A load on engines. */
final class EngineDrive implements Drive {
    private static final long CONNECT_MILLIS = 5_000;
    private static final long CONFIGURE_MILLIS = 20_000;
    private static final long START_MILLIS = 10_000;
    private static final long END_MILLIS = 3_000;
    private static final long STOP_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 100;
    private static final long TOGETHER_MILLIS = 1_000;

    private final LoadPlan<HttpOperation> plan;
    private final Reports reports;
    private final List<Engine> engines;
    private final Crew crew;
    private final Thread overdue;
    private final Thread atShutdown;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private EngineDrive(LoadPlan<HttpOperation> plan, List<Engine> engines, Reports reports) {
        this.plan = plan;
        this.reports = reports;
        this.engines = engines;
        String name = "chaosjunit-" + plan.name();
        this.crew = new Crew(engines, name + "-engine");
        this.overdue = new ExemptThread(this::giveUpOverdue, name + "-overdue");
        this.atShutdown = new Thread(this::stopEngines, name + "-shutdown");
    }

    /**
     * Starts the load; returns when all engines run.
     *
     * @throws IllegalStateException if one does not, with its name; then none runs
     */
    static EngineDrive start(LoadPlan<HttpOperation> plan, List<EngineAddress> addresses, Reports reports) {
        JMeterHome.install();
        List<Engine> engines = IntStream.range(0, addresses.size())
                .mapToObj(engine -> {
                    EngineSchedule schedule = EngineSchedule.of(plan.schedule(), engine, addresses.size());
                    return new Engine(addresses.get(engine), new Reporter(engine, schedule, reports));
                })
                .toList();
        EngineDrive drive = new EngineDrive(plan, engines, reports);
        try {
            drive.start();
            return drive;
        } catch (RuntimeException notStarted) {
            drive.stop();
            throw notStarted;
        }
    }

    private void start() {
        Runtime.getRuntime().addShutdownHook(atShutdown);
        crew.all(Engine::connect, CONNECT_MILLIS, "could not be reached");
        crew.all(engine -> engine.configure(plan), CONFIGURE_MILLIS, "did not take the test plan");
        long before = System.nanoTime();
        crew.all(Engine::run, START_MILLIS, "did not start");
        reports.startAt(System.nanoTime() + EngineSchedule.LEAD.toNanos());
        crew.all(Engine::awaitStart, START_MILLIS, "did not say that it had started");
        requireTogether(System.nanoTime() - before);
        overdue.start();
    }

    // Each began at some moment in between, so this is how wrong the times of its arrivals may be.
    private static void requireTogether(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        if (millis > TOGETHER_MILLIS) {
            throw new IllegalStateException("the JMeter engines took " + millis + " ms to start, and may take "
                    + TOGETHER_MILLIS + ", for it is not known when in that time their arrivals began");
        }
    }

    private void giveUpOverdue() {
        try {
            while (!stopped.get()) {
                reports.giveUpOverdue(System.nanoTime());
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException stop) {
            // Nobody else has this thread: its work is over.
        }
    }

    @Override
    public long startNanos() {
        return reports.startNanos();
    }

    @Override
    public long settledNanos() {
        return reports.settledNanos();
    }

    @Override
    public void stop() {
        if (stopped.compareAndSet(false, true)) {
            reports.end();
            overdue.interrupt();
            boolean interrupted = Thread.interrupted();
            stopEngines();
            crew.dismiss();
            forgetShutdown();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stopEngines() {
        try {
            crew.all(engine -> engine.stop(END_MILLIS), STOP_MILLIS, "could not be stopped");
        } catch (IllegalStateException lost) {
            // It is gone, or ends by itself; what it did not report counts as not sent already.
            return;
        } finally {
            engines.forEach(Engine::release);
        }
    }

    private void forgetShutdown() {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException shuttingDown) {
            return;
        }
    }
}
