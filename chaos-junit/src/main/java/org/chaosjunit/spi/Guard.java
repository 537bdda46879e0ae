package org.chaosjunit.spi;

import java.util.Optional;

/** May object to an experiment before anything is touched; found with {@link java.util.ServiceLoader}. */
public interface Guard {
    /** Returns why this plan must not run; one objection of one guard stops it. */
    Optional<String> objection(Plan plan);
}
