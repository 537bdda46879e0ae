package org.chaosjunit.engine;

import java.util.List;

/**
 * What was going on when an experiment was aborted.
 *
 * @param isUnderFault whether anything was injected
 * @param words that, as the end of a sentence
 */
record AbortScene(boolean isUnderFault, String words) {
    /** Nothing was injected yet. */
    static AbortScene beforeTheFault() {
        return new AbortScene(false, " before the fault. Nothing was injected.");
    }

    /** The declared faults act, or others that the body has injected. */
    static AbortScene underFault(List<String> declared) {
        return new AbortScene(
                true, (declared.isEmpty() ? " under what the body injected" : Wording.under(declared)) + ".");
    }
}
