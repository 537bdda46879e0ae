package org.chaosjunit.spi;

import org.chaosjunit.result.ExperimentResult;

/** Hears of each experiment; found with {@link java.util.ServiceLoader}. A reporter that throws changes no verdict. */
public interface Reporter {
    /** An experiment starts; nothing has been touched. */
    default void started(Plan plan, Settings settings) {}

    /** Something is worth knowing that belongs to no result, such as what was cleared up after an earlier run. */
    default void noticed(String message, Settings settings) {}

    /** An experiment has ended. */
    void finished(ExperimentResult result, Settings settings);

    /** All tests of a test plan that held experiments have ended. */
    default void allFinished(Settings settings) {}
}
