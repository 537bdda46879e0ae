package org.chaosjunit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.AnnotationParts.Marker;
import org.chaosjunit.engine.Experiment;
import org.chaosjunit.engine.Flaw;
import org.chaosjunit.engine.InvalidPlanException;
import org.chaosjunit.engine.PlanBuilder;
import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.HostAliases;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.Precaution;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Settings;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Target;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads the annotations of one test method into a plan, and complains about all that is wrong with them at once. */
final class PlanReader {
    private static final Marker<Fault> FAULT =
            type -> Optional.ofNullable(type.getAnnotation(FaultType.class)).map(FaultType::value);
    private static final Marker<Target> TARGET =
            type -> Optional.ofNullable(type.getAnnotation(TargetType.class)).map(TargetType::value);
    private static final Marker<Load> LOAD =
            type -> Optional.ofNullable(type.getAnnotation(LoadType.class)).map(LoadType::value);
    private static final Marker<MetricSource> METRIC =
            type -> Optional.ofNullable(type.getAnnotation(MetricType.class)).map(MetricType::value);
    private static final Marker<SteadyState> STEADY_STATE = type ->
            Optional.ofNullable(type.getAnnotation(SteadyStateType.class)).map(SteadyStateType::value);

    private static final Marker<AbortCondition> ABORT =
            type -> Optional.ofNullable(type.getAnnotation(AbortType.class)).map(AbortType::value);

    private static final Marker<Precaution> PRECAUTION = type ->
            Optional.ofNullable(type.getAnnotation(PrecautionType.class)).map(PrecautionType::value);

    private final Class<?> testClass;
    private final Method method;
    private final @Nullable Object instance;
    private final Settings settings;
    private final List<AnnotatedElement> elements;
    private final Complaints complaints;
    private final AnnotationParts parts;

    PlanReader(Class<?> testClass, Method method, @Nullable Object instance, Settings settings) {
        this.testClass = testClass;
        this.method = method;
        this.instance = instance;
        this.settings = settings;
        this.elements = AnnotationWalk.elements(testClass, method);
        this.complaints = new Complaints(method);
        this.parts = new AnnotationParts(this::site, complaints::add);
    }

    /**
     * Reads the whole plan; a body that is not empty may inject and assert by itself.
     *
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if anything is wrong
     */
    Plan read(String id, String displayName, Set<String> tags) {
        settings.unknown().forEach(problem -> complaints.add(null, problem));
        readAliases();
        PlanBuilder plan =
                Experiment.plan(hypothesis(displayName)).id(id).test(test()).tags(tags);
        if (!EmptyBody.is(method)) {
            plan.withBody();
        }
        Optional<Target> target = target();
        List<Fault> faults = parts.read(elements, FAULT);
        guarded(PlannedFaults.place(() -> target.orElseGet(PlanBuilder::defaultTarget), faults))
                .forEach(planned -> plan.inject(planned.target(), planned.faults()));
        parts.read(elements, LOAD).forEach(plan::load);
        parts.read(elements, METRIC).forEach(plan::metrics);
        parts.read(methodsOfTheClass(), METRIC).forEach(plan::metrics);
        parts.read(elements, STEADY_STATE).forEach(plan::steady);
        parts.read(elements, ABORT).forEach(plan::abortWhen);
        observation().ifPresent(plan::observe);
        seed().ifPresent(plan::seed);
        complaints.throwIfAny();
        return build(plan);
    }

    /** Returns the faults on the default target as far as they can be read before the tests have set themselves up. */
    List<Fault> scan() {
        readAliases();
        List<Fault> faults = new ArrayList<>(parts.read(elements, FAULT));
        faults.removeIf(PlacedFault.class::isInstance);
        return nearest(TARGET).isEmpty() ? faults : List.of();
    }

    /** Returns where the experiment is declared. */
    String test() {
        return testClass.getName() + "#" + method.getName();
    }

    private Plan build(PlanBuilder plan) {
        try {
            return plan.build();
        } catch (InvalidPlanException e) {
            for (Flaw flaw : e.flaws()) {
                complaints.add(parts.origin(flaw.subject()), flaw.problem());
            }
            complaints.throwIfAny();
            throw e;
        }
    }

    private Site site(AnnotatedElement element) {
        return new PlaceholderSite(element, testClass, instance, settings);
    }

    private String hypothesis(String displayName) {
        return AnnotationWalk.on(method, type -> type == ChaosExperiment.class).stream()
                .map(annotation -> ((ChaosExperiment) annotation).value())
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(displayName);
    }

    private Optional<Target> target() {
        List<Found> nearest = nearest(TARGET);
        if (nearest.size() > 1) {
            complaints.add(
                    nearest.get(1),
                    new Problem(
                            "",
                            "to be the only target",
                            "also " + Address.of(nearest.get(0).annotation()),
                            "Write an experiment for each."));
        }
        return nearest.isEmpty()
                ? Optional.empty()
                : parts.read(List.of(nearest.get(0).element()), TARGET).stream().findFirst();
    }

    private List<PlannedFaults> guarded(List<PlannedFaults> faults) {
        List<Found> nearest = nearest(PRECAUTION);
        if (nearest.isEmpty()) {
            return faults;
        }
        if (Arrays.asList(method.getParameterTypes()).contains(Chaos.class)) {
            complaints.add(
                    nearest.get(0),
                    new Problem(
                            "",
                            "a test whose faults are all declared by annotations",
                            "a `Chaos` parameter, with which the body may inject others",
                            "Declare the faults by annotations, and leave out the `Chaos` parameter."));
        }
        List<PlannedFaults> guarded = faults;
        for (Precaution precaution : parts.read(List.of(nearest.get(0).element()), PRECAUTION)) {
            try {
                guarded = precaution.around(guarded);
            } catch (InvalidAttributeException e) {
                complaints.add(parts.origin(precaution), e.problem());
            }
        }
        return guarded;
    }

    // The nearer declaration hides those farther out.
    private List<Found> nearest(Marker<?> marker) {
        for (int i = elements.size() - 1; i >= 0; i--) {
            AnnotatedElement element = elements.get(i);
            List<Annotation> found =
                    AnnotationWalk.on(element, type -> marker.reader(type).isPresent());
            if (!found.isEmpty()) {
                return found.stream()
                        .map(annotation -> new Found(annotation, element))
                        .toList();
            }
        }
        return List.of();
    }

    private List<Method> methodsOfTheClass() {
        List<Method> methods = new ArrayList<>();
        for (Class<?> type = testClass; type != null && type != Object.class; type = type.getSuperclass()) {
            methods.addAll(Arrays.asList(type.getDeclaredMethods()));
        }
        // What stands on a test concerns only that one, and this one is among the elements already; the compiler copies
        // annotations to bridges.
        methods.removeIf(
                each -> each.equals(method) || each.isBridge() || AnnotationSupport.isAnnotated(each, Testable.class));
        return methods;
    }

    private void readAliases() {
        settings.aliases().forEach((alias, address) -> alias(null, alias, address));
        for (AnnotatedElement element : elements) {
            for (Annotation annotation : AnnotationWalk.on(element, type -> type == HostAlias.class)) {
                HostAlias alias = (HostAlias) annotation;
                Found found = new Found(alias, element);
                try {
                    alias(found, alias.name(), site(element).resolve("address", alias.address()));
                } catch (InvalidAttributeException e) {
                    complaints.add(found, e.problem());
                }
            }
        }
    }

    private void alias(@Nullable Found found, String alias, String address) {
        try {
            HostAliases.set(alias, address);
        } catch (IllegalArgumentException e) {
            complaints.add(
                    found,
                    new Problem(
                            found == null ? "chaosjunit.aliases" : "address",
                            "to give a host name an address",
                            alias + "=" + address + ": " + e.getMessage(),
                            "Write for example `db.example.com` and `localhost:5432`."));
        }
    }

    private Optional<Observation> observation() {
        for (int i = elements.size() - 1; i >= 0; i--) {
            AnnotatedElement element = elements.get(i);
            List<Annotation> found = AnnotationWalk.on(element, type -> type == Observe.class);
            if (!found.isEmpty()) {
                return observation(new Found(found.get(0), element), (Observe) found.get(0));
            }
        }
        return Optional.empty();
    }

    private Optional<Observation> observation(Found found, Observe observe) {
        Site site = site(found.element());
        try {
            Duration atMost = duration(site, "atMost", observe.atMost());
            Duration atLeast = observe.atLeast().isEmpty()
                    ? Observation.usualAtLeast(atMost)
                    : duration(site, "atLeast", observe.atLeast());
            if (atLeast.compareTo(atMost) > 0) {
                throw new InvalidAttributeException(
                        "atLeast",
                        "to be at most `atMost`",
                        "atLeast = \"" + observe.atLeast() + "\", atMost = \"" + observe.atMost() + '"',
                        "Write for example `atLeast = \"3s\", atMost = \"15s\"`.");
            }
            Duration armedWithin = duration(site, "armedWithin", observe.armedWithin());
            return Optional.of(new Observation(
                    atLeast,
                    atMost,
                    duration(site, "steadyWithin", observe.steadyWithin()),
                    armedWithin,
                    timeToLive(site, observe, armedWithin.plus(atMost))));
        } catch (InvalidAttributeException e) {
            complaints.add(found, e.problem());
            return Optional.empty();
        }
    }

    private static Duration duration(Site site, String attribute, String text) {
        return Durations.parse(attribute, site.resolve(attribute, text));
    }

    private static @Nullable Duration timeToLive(Site site, Observe observe, Duration least) {
        if (observe.timeToLive().isEmpty()) {
            return null;
        }
        Duration timeToLive = duration(site, "timeToLive", observe.timeToLive());
        if (timeToLive.compareTo(least) < 0) {
            throw new InvalidAttributeException(
                    "timeToLive",
                    "to be at least `armedWithin` and `atMost` together, " + Durations.format(least),
                    '"' + observe.timeToLive() + '"',
                    "Write for example `timeToLive = \"2min\"`, or leave it out.");
        }
        return timeToLive;
    }

    private Optional<Long> seed() {
        Optional<String> text = settings.get(Settings.PREFIX + "seed");
        try {
            return text.map(Long::valueOf);
        } catch (NumberFormatException e) {
            complaints.add(
                    null,
                    new Problem(
                            "chaosjunit.seed",
                            "to be a whole number",
                            '"' + text.orElse("") + '"',
                            "Give the seed that an earlier run has printed."));
            return Optional.empty();
        }
    }
}
