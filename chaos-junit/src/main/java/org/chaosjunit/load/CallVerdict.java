package org.chaosjunit.load;

import java.util.Optional;

/** A result that is still to be held against what is expected of it, after its latency was taken. */
interface CallVerdict {
    /** Returns what is wrong with it; empty if nothing is. */
    Optional<String> complaint();
}
