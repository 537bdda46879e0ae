package org.chaosjunit.spi;

import java.util.List;

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
}
