package org.chaosjunit.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.result.Traffic;

/** Work driven against the system under test; prepared when the plan is read, and a source of the metrics it makes. */
public interface Load extends MetricSource {
    /** Returns the load in words, for example {@code 50/s GET http://localhost:8080/orders}. */
    String description();

    /**
     * Says what is wrong with it beside the others; asked when the plan is checked, before anything is touched.
     *
     * @param loads all loads of the experiment, with this one
     */
    default Optional<Problem> problemAmong(List<Load> loads) {
        return Optional.empty();
    }

    /** Returns how long it runs before its samples count. */
    Duration warmup();

    /** Returns how long an answer may take before it counts as failed; no sample stays open longer. */
    Duration timeout();

    /**
     * Starts; arrivals come on schedule whatever the answers do.
     *
     * @param from when the schedule begins, the same instant for all loads of an experiment
     * @param seed seed of all random draws of the experiment
     */
    void start(Instant from, long seed);

    /** Returns what became of the arrivals of a phase; empty where that is not known. */
    default Optional<Traffic> traffic(String phase, Instant from, Instant to) {
        return Optional.empty();
    }

    /** Says, for the window, why the load was not what was declared; empty if it was. */
    Optional<String> shortfall(Instant from, Instant to);

    /** Says what the newest arrival met that was not answered as it should be; empty if all were. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** Stops sending and frees everything; may be called more than once. */
    void stop();
}
