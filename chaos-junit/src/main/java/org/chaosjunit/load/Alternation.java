package org.chaosjunit.load;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Problem;

/** Two loads whose arrivals take turns, so that what is compared was measured at the same time. */
final class Alternation {
    private static final String ATTRIBUTE = "alternateWith";

    private Alternation() {}

    /** Says what is wrong with the load that a plan alternates with; empty if nothing is, or there is none. */
    static Optional<Problem> problem(LoadPlan<?> plan, List<Load> loads) {
        String name = plan.alternatesWith();
        if (name == null) {
            return Optional.empty();
        }
        List<? extends LoadPlan<?>> others = loads.stream()
                .filter(OpenLoad.class::isInstance)
                .map(load -> ((OpenLoad<?>) load).plan())
                .filter(other -> !other.name().equals(plan.name()))
                .toList();
        return others.stream()
                .filter(other -> other.name().equals(name))
                .findFirst()
                .map(other -> unlike(plan, other))
                .orElseGet(() -> Optional.of(unknown(name, others)));
    }

    private static Problem unknown(String name, List<? extends LoadPlan<?>> others) {
        String known = others.stream().map(other -> '"' + other.name() + '"').collect(Collectors.joining(", "));
        return new Problem(
                ATTRIBUTE,
                "to name another load of this experiment",
                '"' + name + '"',
                known.isEmpty() ? "There is no other load." : "The others are " + known + ".");
    }

    private static Optional<Problem> unlike(LoadPlan<?> plan, LoadPlan<?> other) {
        if (other.alternatesWith() != null) {
            return Optional.of(new Problem(
                    ATTRIBUTE,
                    "to name a load that does not alternate itself",
                    '"' + other.name() + "\", which alternates with \"" + other.alternatesWith() + '"',
                    "Remove one of the two."));
        }
        String own = plan.schedule().description();
        String its = other.schedule().description();
        return own.equals(its)
                ? Optional.empty()
                : Optional.of(new Problem(
                        ATTRIBUTE,
                        "to name a load that comes as often, " + own,
                        '"' + other.name() + "\" with " + its,
                        "Give both the same rate and the same `arrivals`."));
    }
}
