package org.chaosjunit.jvm;

import org.chaosjunit.result.Evidence;

/** One fault of an injection, with what it was seen doing. */
interface FaultPart extends RunningFaults.Part {
    /** Returns what the fault was seen doing up to now. */
    Evidence evidence(String target);
}
