package org.chaosjunit.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chaosjunit.engine.Watch.Watching;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.NothingInjectedException;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.Settings;
import org.chaosjunit.spi.Target;
import org.jspecify.annotations.Nullable;

/**
 * One run of one plan: steady before, inject, watch, always revert, recover, judge.
 *
 * <p>Whatever ends a step early leads to the revert. A watchdog thread reverts at the deadline even if the body never
 * comes back.
 */
public final class Experiment {
    // Made when there is time for it.
    private static final Finding TOLD_TO_STOP =
            new Finding(Reason.INTERRUPTED, "The JVM was told to stop, by a signal or by System.exit.");

    private static final String OVER = "The test was over before its experiment was.";
    /** How long the test's thread has to come back before the result is told without it. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Plan plan;
    private final Surroundings around;
    private final Time time;
    private final Ledger ledger;
    private final WayBack wayBack;
    private final Bulletin bulletin;
    private final Watch watch;
    private final AbortWatch abortWatch;
    private final Watchdog watchdog;
    private final StopButton stopButton;
    private final BodyThread body = new BodyThread();
    private Watchdog.Leash stopButtonWatch = () -> {};
    // Read by other threads: the watchdog, those of the body, and JUnit's when it closes its store.
    private volatile @Nullable ActiveFaults faults;
    private volatile @Nullable FaultWindow window;
    private volatile @Nullable Watching watching;
    private volatile Instant expires;
    private volatile boolean isInjecting;
    private volatile boolean abandoned;
    private boolean watchedToTheEnd;
    private Instant steadySince = Instant.MIN;
    private @Nullable ExperimentResult told;

    Experiment(Plan plan, Surroundings around) {
        this.plan = plan;
        this.around = around;
        this.time = around.time();
        this.ledger = new Ledger(plan, time.now());
        this.bulletin = new Bulletin(plan, around);
        this.wayBack = new WayBack(plan, around, ledger, bulletin::noticed, this::leaseLost);
        this.abortWatch =
                new AbortWatch(time, plan.aborts(), plan.observation().steadyWithin(), this::abortScene, this::abort);
        this.watch = new Watch(time, plan.checks(), abortWatch::asks);
        this.watchdog = new Watchdog(time);
        this.stopButton = new StopButton(around.settings());
        this.expires = ledger.started();
    }

    /** Starts a plan for an experiment that shows {@code hypothesis}. */
    public static PlanBuilder plan(String hypothesis) {
        return new PlanBuilder(hypothesis);
    }

    /**
     * Says which faults will come to this JVM, before the clients that they are meant for connect.
     *
     * <p>A fault reaches a connection that is open already only if it was announced before that was opened. Where tests are
     * started by the JUnit launcher, it does this for the faults of all annotations. On Linux, open connections that a
     * pattern means by an alias, a literal address or a port are shut down instead, so that clients connect anew.
     */
    public static void announce(Fault... faults) {
        PlanBuilder.defaultTarget().prepare(Arrays.asList(faults));
    }

    /** Runs a plan that only watches, with settings from system properties and the environment. */
    public static ExperimentResult run(Plan plan) {
        return of(plan, Settings.ofSystem()).run(Body.EMPTY);
    }

    /** Returns an experiment that has not begun. */
    public static Experiment of(Plan plan, Settings settings) {
        return new Experiment(plan, Surroundings.of(settings));
    }

    /** Tells the reporters that no more experiments come for now; one call at a time, for they write the same files. */
    public static synchronized void allFinished(Settings settings) {
        Surroundings.of(settings).reporters().forEach(reporter -> Fenced.run(() -> reporter.allFinished(settings)));
    }

    /** Writes down and reports that an experiment could not even be planned, so that nothing was touched. */
    public static ExperimentResult invalid(
            String id, String test, String hypothesis, RuntimeException why, Settings settings) {
        Plan nothing = new Plan(
                id,
                test,
                hypothesis,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Observation.DEFAULT,
                0);
        Experiment experiment = of(nothing, settings);
        experiment.ledger.found(new Finding(Reason.INVALID, Wording.why(why), why));
        return experiment.bulletin.neverPlanned(experiment.ledger, experiment.result());
    }

    /**
     * Runs the experiment, once; {@code code}, its body, runs on this thread while the fault acts.
     *
     * @return the result, whatever it is: nothing that goes wrong in the experiment is thrown
     */
    @SuppressWarnings("CatchThrowable") // Foreign code throws checked exceptions too, whatever it declares.
    public ExperimentResult run(Body code) {
        Watchdog.Leash thread = watchdog.guard();
        try {
            try {
                open();
                askGuards(plan);
                showPlaces(plan);
                takeLeases();
                prepareTargets();
                startLoads();
                awaitSteadyState();
                awaitSightOfAborts();
                injectAndWatch(code);
            } catch (CalledOff e) {
                ledger.found(e.finding());
            } catch (InterruptedException e) {
                interrupted(e);
            } catch (Throwable e) {
                ledger.found(new Finding(Reason.PROBE_ERROR, "The experiment broke off: " + e, e));
            } finally {
                abortWatch.letGo();
                wayBack.revert();
            }
            judge();
            awaitRecovery();
        } catch (Throwable e) {
            ledger.found(new Finding(Reason.PROBE_ERROR, "The experiment could not be judged: " + e, e));
        } finally {
            stopButtonWatch.letGo();
            stopLoads();
            thread.letGo();
        }
        return close();
    }

    private void open() throws CalledOff, InterruptedException {
        try {
            start();
            new Leftovers(around.settings().journalDirectory(), bulletin::noticed).clearUp();
            requireNotStopped();
            faults = new ActiveFaults(plan, wayBack.open(bulletin.path()), wayBack, ledger::found);
        } catch (UncheckedIOException e) {
            String message = "Not started: " + e.getMessage() + ". Nothing was changed.";
            throw new CalledOff(new Finding(Reason.NOT_RECORDED, message, e));
        }
        stopButtonWatch = stopButton.watch(this::stop);
        requireGoingOn();
    }

    // Not beside a close: the results file must not say that an experiment runs that is over.
    private synchronized void start() throws CalledOff {
        if (!Shutdown.mayStart(this) || told != null) {
            throw new CalledOff(Reason.INTERRUPTED, "Not started: the JVM is being stopped. Nothing was changed.");
        }
        bulletin.started(ledger);
    }

    private void requireNotStopped() throws CalledOff, InterruptedException {
        Optional<String> pressed = stopButton.pressed();
        if (pressed.isPresent()) {
            throw new CalledOff(Reason.HALTED, "Not started: " + pressed.get() + " Nothing was changed.");
        }
    }

    private void requireGoingOn() throws CalledOff, InterruptedException {
        if (abandoned) {
            throw new CalledOff(Reason.INTERRUPTED, OVER);
        }
        // Whoever began to revert has said why; what fails after that, an injection above all, is no news.
        if (watchdog.hasBarked() || wayBack.isReverting()) {
            throw new InterruptedException("cut short");
        }
    }

    private void askGuards(Plan asked) throws CalledOff {
        Optional<String> objection = around.guards().stream()
                .flatMap(guard -> guard.objection(asked).stream())
                .findFirst();
        if (objection.isPresent()) {
            throw new CalledOff(Reason.INVALID, "Not started: " + objection.get() + " Nothing was changed.");
        }
    }

    private void showPlaces(Plan shown) throws CalledOff {
        for (PlannedFaults planned : shown.faults()) {
            try {
                planned.target()
                        .place()
                        .ifPresent(place ->
                                bulletin.noticed("Acting on " + planned.target().id() + " in " + place + "."));
            } catch (RuntimeException e) {
                String message = "Not started: cannot tell where "
                        + planned.target().id() + " is: " + Wording.why(e) + ". Nothing was changed.";
                throw new CalledOff(new Finding(Reason.INJECTION_FAILED, message, e));
            }
        }
    }

    private void takeLeases() throws CalledOff {
        List<Target> targets = plan.faults().stream().map(PlannedFaults::target).toList();
        Optional<Finding> busy = wayBack.lease(targets);
        if (busy.isPresent()) {
            throw new CalledOff(busy.get());
        }
        for (Target target : targets) {
            try {
                wayBack.expect(target);
            } catch (IOException e) {
                throw new CalledOff(injectionFailed("Could not start the guardian of " + target.id(), e));
            }
        }
    }

    // Where no launcher has done it long ago: connections opened from now on are within reach.
    private void prepareTargets() throws CalledOff {
        for (PlannedFaults planned : plan.faults()) {
            try {
                planned.target().prepare(planned.faults());
            } catch (RuntimeException e) {
                String message = "Could not prepare " + planned.target().id() + ": " + Wording.why(e);
                throw new CalledOff(new Finding(Reason.INJECTION_FAILED, message, e));
            }
        }
    }

    private void startLoads() throws CalledOff {
        Instant from = time.now();
        for (Load load : plan.loads()) {
            try {
                load.start(from, plan.seed());
            } catch (RuntimeException e) {
                String message = "The load " + load.description() + " could not be started: " + Wording.why(e);
                throw new CalledOff(new Finding(Reason.LOAD_NOT_SUSTAINED, message, e));
            }
        }
        abortWatch.start(time.now());
    }

    // A condition that sees nothing would not stop what is injected.
    private void awaitSightOfAborts() throws CalledOff, InterruptedException {
        if (!plan.aborts().isEmpty() && !watch.await(abortWatch::hasSeenAll, abortWatch.patience())) {
            throw new CalledOff(Reason.NO_DATA, "The abort conditions could not be watched. Nothing was injected.");
        }
    }

    private void awaitSteadyState() throws CalledOff, InterruptedException {
        if (plan.checks().isEmpty()) {
            return;
        }
        Instant from = time.now();
        Duration warmup =
                plan.loads().stream().map(Load::warmup).max(Duration::compareTo).orElse(Duration.ZERO);
        Duration limit = plan.observation().steadyWithin();
        steadySince = from.plus(warmup);
        List<PlannedCheck> checks =
                plan.checks().stream().map(Comparison::beforeTheFault).toList();
        SteadyWait wait = new SteadyWait(time, checks, steadySince);
        boolean steady;
        try {
            steady = watch.await(wait::isOver, warmup.plus(limit));
        } finally {
            ledger.passed("before", from, time.now());
        }
        wait.looks().forEach(look -> look.last().ifPresent(last -> ledger.judged(last.judgement("before"))));
        if (wait.failed().isPresent()) {
            throw new CalledOff(wait.failed().get());
        }
        // What it was like while it settled is nothing to compare to.
        steadySince = steadySince.plus(wait.timeToSteady());
        if (!steady) {
            throw new CalledOff(
                    Reason.NOT_STEADY,
                    "Not steady within " + Durations.format(limit) + " before the fault: "
                            + wait.unsteady().get(0).words() + "." + Wording.trouble(plan.loads())
                            + " Nothing was injected.");
        }
    }

    private void injectAndWatch(Body code) throws CalledOff, InterruptedException {
        Duration limit = ActiveFaults.timeToLive(plan);
        expires = time.now().plus(limit);
        Watchdog.Leash deadline = watchdog.limit(limit, () -> deadlinePassed(limit));
        try {
            inject();
            watchUnderFault(code);
        } finally {
            deadline.letGo();
        }
    }

    // What was not sent would make the time before the fault look worse than it was, and the fault better.
    private void requireSustainedBefore() {
        if (plan.checks().stream().anyMatch(Comparison::isToBefore)) {
            plan.loads().forEach(load -> load.shortfall(steadySince, time.now())
                    .ifPresent(words ->
                            ledger.found(new Finding(Reason.LOAD_NOT_SUSTAINED, "Before the fault: " + words))));
        }
    }

    private void inject() throws CalledOff, InterruptedException {
        requireGoingOn();
        ActiveFaults active = Objects.requireNonNull(faults);
        plan.checks().forEach(check -> Comparison.faultComes(check, steadySince, time.now()));
        requireSustainedBefore();
        isInjecting = true;
        for (PlannedFaults planned : plan.faults()) {
            try {
                active.inject(planned, expires);
            } catch (InterruptedException e) {
                throw e;
            } catch (NothingInjectedException e) {
                requireGoingOn();
                throw new CalledOff(new Finding(Reason.NO_EVIDENCE, Wording.why(e), e));
            } catch (Exception e) {
                requireGoingOn();
                throw new CalledOff(injectionFailed(
                        "Could not inject on " + planned.target().id(), e));
            }
            requireGoingOn();
        }
        window = new FaultWindow(plan, time, active::evidence);
    }

    private static Finding injectionFailed(String what, Exception cause) {
        Reason reason = InjectionFailedException.reason(cause);
        return new Finding(reason, what + ": " + Wording.why(cause), cause);
    }

    private void watchUnderFault(Body code) throws CalledOff, InterruptedException {
        Instant from = time.now();
        FaultWindow open = Objects.requireNonNull(window);
        // The deadline alone ends what takes too long; the watch must not be gone before it.
        Watching underFault =
                watch.start(open::isOver, Duration.between(from, expires).plusSeconds(1));
        watching = underFault;
        underFault.whenDone(() -> verdictIsCertain(open));
        try {
            runBody(code);
            open.bodyIsDone();
            underFault.await();
        } finally {
            open.breakOff();
            // Also where the body, cut short for that, has thrown.
            watchedToTheEnd = underFault.hasSeenAll();
            underFault.end(new InterruptedException());
            ledger.passed("fault", from, time.now());
        }
    }

    // Runs on the thread of the watch. Whatever the body still does, the fault has done its work.
    private void verdictIsCertain(FaultWindow open) {
        if (!open.isBodyDone()) {
            wayBack.revert();
            body.cut();
        }
    }

    @SuppressWarnings("CatchThrowable") // Users' code: whatever it throws, the fault must go.
    private void runBody(Body code) throws CalledOff, InterruptedException {
        body.enter();
        try {
            code.run();
        } catch (InterruptedException e) {
            if (!body.isCut()) {
                throw e;
            }
        } catch (Throwable e) {
            boolean isOver = watchdog.hasBarked() || wayBack.isReverting();
            throw new CalledOff(isOver ? BodyFailure.afterTheRevert(e) : BodyFailure.finding(e));
        } finally {
            body.leave();
        }
    }

    private void deadlinePassed(Duration limit) {
        cutShort(new Finding(
                Reason.INTERRUPTED,
                "The time to live of the faults, " + Durations.format(limit)
                        + ", was over before the experiment was."));
    }

    private AbortScene abortScene() {
        ActiveFaults active = faults;
        boolean isInjected = isInjecting && (!plan.faults().isEmpty() || (active != null && !active.isEmpty()));
        return isInjected ? AbortScene.underFault(plan.faultDescriptions()) : AbortScene.beforeTheFault();
    }

    private void abort(Finding why) {
        // What comes true while everything is taken back anyway, at its end, aborts nothing any more.
        if (!wayBack.isReverting()) {
            cutShort(why);
        }
    }

    // Someone else may experiment on the target by now, so that nothing that is seen from now on counts.
    private void leaseLost(String why) {
        Finding halted = new Finding(Reason.HALTED, why);
        if (wayBack.isReverting()) {
            ledger.found(halted);
        } else {
            cutShort(halted);
        }
    }

    private void stop(String why) {
        cutShort(new Finding(Reason.HALTED, why));
    }

    // Runs on another thread than the test's, which may be stuck for good.
    private void cutShort(Finding why) {
        watchdog.barks();
        ledger.found(why);
        abortWatch.letGo();
        wayBack.revert();
        Watching underFault = watching;
        if (underFault != null) {
            underFault.end(new InterruptedException(why.message()));
        }
        watchdog.bite();
        time.after(GRACE, this::close);
    }

    /** Refuses whatever would still be injected; returns at once. */
    void refuse() {
        watchdog.barks();
        wayBack.refuse();
    }

    /** Takes everything back while the JVM is being stopped and the test still runs. */
    void revertAtShutdown() {
        watchdog.barks();
        ledger.found(TOLD_TO_STOP);
        wayBack.revert();
        wayBack.awaitQuiet();
    }

    /** Tells the result after that. */
    void closeAtShutdown() {
        close();
    }

    Settings settings() {
        return around.settings();
    }

    /**
     * Takes everything back and lets nothing more be injected, for the test is over; from any thread, any number of times.
     *
     * <p>An experiment that has not ended by then is inconclusive, and one that has not begun does not start.
     */
    public void abandon() {
        abandoned = true;
        if (faults != null && !wayBack.isReverting()) {
            ledger.found(new Finding(Reason.INTERRUPTED, OVER));
            abortWatch.letGo();
            wayBack.revert();
            stopLoads();
            wayBack.giveTargetsBackEarly();
            time.after(GRACE, this::close);
        }
    }

    private void judge() {
        FaultWindow open = window;
        if (open != null) {
            new Inquest(plan, ledger, open, Objects.requireNonNull(faults), watchedToTheEnd).hold();
        }
    }

    private void awaitRecovery() {
        ActiveFaults active = faults;
        boolean pointless = ledger.has(Verdict.REVERT_FAILED) || watchdog.hasBarked();
        if (active == null || active.isEmpty() || plan.checks().isEmpty() || pointless) {
            return;
        }
        try {
            new Recovery(plan, around, ledger).await(watch);
        } catch (CalledOff e) {
            ledger.found(e.finding());
        } catch (InterruptedException e) {
            interrupted(e);
        }
    }

    private void interrupted(InterruptedException cause) {
        if (!watchdog.hasBarked()) {
            ledger.found(new Finding(Reason.INTERRUPTED, "The experiment was interrupted.", cause));
            Thread.currentThread().interrupt();
        }
    }

    void stopLoads() {
        plan.loads().forEach(load -> Fenced.run(load::stop));
    }

    // Once: by the test's thread, or instead of it when that does not come back.
    private synchronized ExperimentResult close() {
        // Writing to a file fails on an interrupted thread.
        boolean interrupted = Thread.interrupted();
        try {
            if (told == null) {
                wayBack.noteUnfinished();
                told = bulletin.finished(ledger, result(), wayBack::closeJournal);
                // Last, for others may take over then.
                wayBack.giveTargetsBack();
            }
            return told;
        } finally {
            if (told != null) {
                Shutdown.forget(this);
            }
            if (interrupted && !watchdog.hasBarked()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ExperimentResult result() {
        List<Evidence> seen = List.of();
        try {
            seen = evidence();
        } catch (RuntimeException e) {
            ledger.found(new Finding(Reason.PROBE_ERROR, "The evidence could not be read: " + Wording.why(e), e));
        }
        Instant ended = time.now();
        ledger.chronicle(ended);
        return ledger.result(seen, ended);
    }

    /** Returns what the faults were seen doing up to now. */
    public List<Evidence> evidence() {
        ActiveFaults active = faults;
        return active == null ? List.of() : active.evidence();
    }

    /** Returns the metric of that name, if the plan has it; from now on the result shows it. */
    public Optional<Metric> metric(String name) {
        ledger.lookedAt(name);
        return plan.metric(name);
    }

    /** Returns the names of all metrics that the plan can list, sorted. */
    public List<String> metricNames() {
        return plan.metricNames();
    }

    /**
     * Injects more faults from the body.
     *
     * @throws IllegalStateException if the experiment is not running its body
     * @throws InvalidPlanException if the target cannot do them
     */
    public Injected inject(PlannedFaults planned) {
        FaultWindow open = window;
        ActiveFaults active = faults;
        if (open == null || active == null) {
            throw new IllegalStateException("the experiment is not running its body: nothing is injected");
        }
        if (wayBack.isReverting()) {
            throw new IllegalStateException("the experiment is reverting: nothing more is injected");
        }
        ActiveFaults.requireDoable(planned);
        Optional<Finding> objection = objection(planned);
        if (objection.isPresent()) {
            throw new InjectionFailedException(objection.get());
        }
        try {
            open.reopen();
            return active.injectScoped(planned, expires, open::close);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "could not inject on " + planned.target().id() + ": " + Wording.why(e), e);
        }
    }

    // As before the first fault: for a target that came with the plan, all of this is known.
    private Optional<Finding> objection(PlannedFaults planned) {
        if (plan.faults().stream()
                .noneMatch(known -> known.target().id().equals(planned.target().id()))) {
            try {
                Plan alone = plan.with(List.of(planned));
                askGuards(alone);
                showPlaces(alone);
            } catch (CalledOff e) {
                return Optional.of(e.finding());
            }
        }
        return wayBack.lease(List.of(planned.target()));
    }
}
