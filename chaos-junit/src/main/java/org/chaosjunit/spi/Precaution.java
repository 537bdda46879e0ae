package org.chaosjunit.spi;

import java.util.List;

/** What is done beside the faults of an experiment so that they do no lasting harm: something that takes them back from elsewhere. */
public interface Precaution {
    /**
     * Returns the same faults, on targets that take the precaution; targets that need none stay as they are.
     *
     * @throws InvalidAttributeException if no target needs it
     */
    List<PlannedFaults> around(List<PlannedFaults> faults);
}
