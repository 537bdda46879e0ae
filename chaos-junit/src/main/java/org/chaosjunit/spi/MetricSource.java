package org.chaosjunit.spi;

import java.util.Collection;
import java.util.Optional;

/** Knows metrics by name. */
public interface MetricSource {
    /** Returns the metric of that name, always the same one, if this source knows it. */
    Optional<Metric> find(String name);

    /** Returns the names it knows, for error messages; may be incomplete where they cannot be listed. */
    Collection<String> names();
}
