package org.chaosjunit.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;
import org.chaosjunit.judge.SequentialJudge;
import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.DefaultTarget;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.PlannedAbort;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.Tolerance;

/** Puts a plan together and checks it. */
public final class PlanBuilder {
    private static final int MOST_OF_HYPOTHESIS = 80;

    private final String hypothesis;
    private final List<PlannedFaults> faults = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private final List<MetricSource> metrics = new ArrayList<>();
    private final List<SteadyState> steadyStates = new ArrayList<>();
    private final List<AbortCondition> aborts = new ArrayList<>();
    private String id;
    private String test;
    private List<String> tags = List.of();
    private Observation observation = Observation.DEFAULT;
    private long seed = ThreadLocalRandom.current().nextLong();
    private boolean hasBody;

    PlanBuilder(String hypothesis) {
        this.hypothesis = hypothesis;
        this.id = idOf(hypothesis);
        this.test = hypothesis;
    }

    // With a checksum: "a > 1" and "a < 1" must not overwrite each other's results, nor must two in Greek.
    private static String idOf(String hypothesis) {
        CRC32 checksum = new CRC32();
        checksum.update(hypothesis.getBytes(StandardCharsets.UTF_8));
        String words = hypothesis.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return words.substring(0, Math.min(words.length(), MOST_OF_HYPOTHESIS))
                + String.format("-%08x", checksum.getValue());
    }

    /**
     * Sets the stable name, by default made from the hypothesis: letters, digits, dots, dashes and underscores.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public PlanBuilder id(String value) {
        if (!value.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("the id \"" + value
                    + "\" is no name for a file: it may hold letters, digits, dots, dashes and underscores");
        }
        id = value;
        return this;
    }

    /** Says where the experiment is declared, by default the hypothesis. */
    public PlanBuilder test(String value) {
        test = value;
        return this;
    }

    /** Says which tags the test has that declares it, by default none. */
    public PlanBuilder tags(Collection<String> values) {
        tags = values.stream().sorted().toList();
        return this;
    }

    /** Adds faults on the targets that they bring, or else on the default target, which is this JVM. */
    public PlanBuilder inject(Fault... added) {
        faults.addAll(PlannedFaults.place(PlanBuilder::defaultTarget, Arrays.asList(added)));
        return this;
    }

    /** Adds faults on a target. */
    public PlanBuilder inject(Target target, List<? extends Fault> added) {
        faults.add(new PlannedFaults(target, List.copyOf(added)));
        return this;
    }

    /** Adds a load. */
    public PlanBuilder load(Load added) {
        loads.add(added);
        return this;
    }

    /** Adds a source of metrics. */
    public PlanBuilder metrics(MetricSource added) {
        metrics.add(added);
        return this;
    }

    /** Adds a steady state. */
    public PlanBuilder steady(SteadyState added) {
        steadyStates.add(added);
        return this;
    }

    /**
     * Adds a steady state: a metric and its range, on at least 10 samples, looked at over 1 s, recovering within 10 s.
     *
     * @throws IllegalArgumentException if the range has another form than {@link Range} tells
     */
    public PlanBuilder steady(String metric, String range) {
        Tolerance tolerance = new Tolerance(Range.parse(range), 10, OnNoData.INCONCLUSIVE);
        return steady(new SteadyState(
                metric, null, tolerance, new SequentialJudge(), Duration.ofSeconds(1), Duration.ofSeconds(10)));
    }

    /** Adds a condition that ends the experiment at once. */
    public PlanBuilder abortWhen(AbortCondition added) {
        aborts.add(added);
        return this;
    }

    /**
     * Adds a condition that fails the experiment at once: a metric and its range, over 1 s, on at least 5 samples.
     *
     * @throws IllegalArgumentException if the range has another form than {@link Range} tells
     */
    public PlanBuilder abortWhen(String metric, String range) {
        return abortWhen(new AbortCondition(metric, Range.parse(range)));
    }

    /** Sets how long the parts may take, by default {@link Observation#DEFAULT}. */
    public PlanBuilder observe(Observation value) {
        observation = value;
        return this;
    }

    /** Sets the seed of all random draws, by default a new one. */
    public PlanBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** Says that the experiment has a body, which may inject and assert by itself: no steady state and no fault need be declared. */
    public PlanBuilder withBody() {
        hasBody = true;
        return this;
    }

    /**
     * Checks everything and returns the plan.
     *
     * @throws InvalidPlanException if something is wrong, with all that is
     */
    public Plan build() {
        PlanCheck check = new PlanCheck(faults, loads, metrics, steadyStates, observation);
        AbortCheck abortCheck = new AbortCheck(check, loads, steadyStates);
        List<Flaw> flaws = new ArrayList<>(check.flaws(hypothesis, hasBody));
        flaws.addAll(abortCheck.flaws(aborts));
        if (!flaws.isEmpty()) {
            throw new InvalidPlanException(flaws);
        }
        List<PlannedCheck> checks = steadyStates.stream().map(check::planned).toList();
        List<PlannedAbort> plannedAborts =
                aborts.stream().map(abortCheck::planned).toList();
        return new Plan(id, test, hypothesis, tags, faults, loads, checks, plannedAborts, metrics, observation, seed);
    }

    /**
     * Returns the target of faults that name none.
     *
     * @throws IllegalStateException if the class path has none
     */
    public static Target defaultTarget() {
        return ServiceLoader.load(DefaultTarget.class, PlanBuilder.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no default target is on the class path"))
                .target();
    }
}
