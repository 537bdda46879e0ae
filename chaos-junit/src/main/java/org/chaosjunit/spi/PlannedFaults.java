package org.chaosjunit.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The faults that one target will do.
 *
 * @param target where they act
 * @param faults what goes wrong there, all at once
 */
public record PlannedFaults(Target target, List<Fault> faults) {
    /** Copies the list. */
    public PlannedFaults {
        faults = List.copyOf(faults);
    }

    /** Gives each fault its target: the one it {@linkplain PlacedFault brings}, or else {@code otherwise}. */
    public static List<PlannedFaults> place(Supplier<Target> otherwise, List<? extends Fault> faults) {
        Map<String, PlannedFaults> byTarget = new LinkedHashMap<>();
        for (Fault fault : faults) {
            Target target = fault instanceof PlacedFault placed ? placed.target() : otherwise.get();
            byTarget.merge(target.id(), new PlannedFaults(target, List.of(fault)), PlannedFaults::and);
        }
        return List.copyOf(byTarget.values());
    }

    private PlannedFaults and(PlannedFaults others) {
        return new PlannedFaults(
                target, Stream.concat(faults.stream(), others.faults.stream()).toList());
    }
}
