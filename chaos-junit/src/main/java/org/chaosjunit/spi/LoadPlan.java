package org.chaosjunit.spi;

import java.time.Duration;

/**
 * A load as data, whoever drives it.
 *
 * @param name names its metrics, for example {@code load} for {@code load.p95}
 * @param operation what each arrival does
 * @param schedule when arrivals come
 * @param warmup how long after the start the arrivals do not count yet
 * @param timeout how long after its intended time an arrival may take; then it has failed and is given up
 * @param <O> kind of operation
 */
public record LoadPlan<O extends Operation>(
        String name, O operation, Schedule schedule, Duration warmup, Duration timeout) {
    /** Returns for example {@code 50/s GET http://localhost:8080/orders}. */
    public String description() {
        return schedule.description() + " " + operation.description();
    }

    /** Returns the plan in which {@code seed} decides all that is random; loads of other names draw otherwise. */
    @SuppressWarnings("unchecked") // An operation is seeded into one of its kind.
    public LoadPlan<O> seeded(long seed) {
        O seeded = (O) operation.seeded(31 * seed + name.hashCode());
        return new LoadPlan<>(name, seeded, schedule, warmup, timeout);
    }
}
