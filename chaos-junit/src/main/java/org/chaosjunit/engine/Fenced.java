package org.chaosjunit.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Keeps foreign code that has no say in the verdict from ending an experiment. */
final class Fenced {
    private static final Logger LOG = System.getLogger("org.chaosjunit");

    private Fenced() {}

    @SuppressWarnings("CatchThrowable") // Foreign code; the experiment goes on whatever it throws.
    static void run(Runnable foreign) {
        try {
            foreign.run();
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "Ignored, for it changes no verdict: " + e);
        }
    }
}
