package org.chaosjunit.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A load as data, whoever drives it.
 *
 * @param name names its metrics, for example {@code load} for {@code load.p95}
 * @param operation what each arrival does
 * @param schedule when arrivals come
 * @param warmup how long after the start the arrivals do not count yet
 * @param timeout how long after its intended time an arrival may take; then it has failed and is given up
 * @param maxInFlight how many arrivals may be open at a time, at least 1; one that finds so many is not sent
 * @param alternatesWith name of the load half-way between whose arrivals these come; null for none
 * @param <O> kind of operation
 */
public record LoadPlan<O extends Operation>(
        String name,
        O operation,
        Schedule schedule,
        Duration warmup,
        Duration timeout,
        int maxInFlight,
        @Nullable String alternatesWith) {
    private static final int MOST_IN_FLIGHT = 10_000;

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if {@code maxInFlight} is below 1
     */
    public LoadPlan {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("maxInFlight must be at least 1, but is " + maxInFlight);
        }
    }

    /** A plan for a load that stands for itself, with at most 10,000 arrivals open at a time. */
    public LoadPlan(String name, O operation, Schedule schedule, Duration warmup, Duration timeout) {
        this(name, operation, schedule, warmup, timeout, MOST_IN_FLIGHT, null);
    }

    /** Returns for example {@code 50/s GET http://localhost:8080/orders}. */
    public String description() {
        String turns = alternatesWith == null ? "" : " in turn with \"" + alternatesWith + '"';
        return schedule.description() + turns + " " + operation.description();
    }

    /** Returns the plan of which nothing is random any more: that with the schedule to be driven. */
    @SuppressWarnings("unchecked") // An operation is seeded into one of its kind.
    public LoadPlan<O> seeded(long seed) {
        // Loads that take turns must draw the same arrivals, others must not.
        long own = 31 * seed + (alternatesWith == null ? name : alternatesWith).hashCode();
        Schedule drawn = schedule.seeded(own);
        Schedule driven = alternatesWith == null ? drawn : new AlternateArrivals(drawn);
        O seeded = (O) operation.seeded(31 * seed + name.hashCode());
        return new LoadPlan<>(name, seeded, driven, warmup, timeout, maxInFlight, alternatesWith);
    }
}
