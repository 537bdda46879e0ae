package org.chaosjunit.spi;

import java.util.Map;
import java.util.Set;

/** Makes a kind of {@link RolloutControl} from what is configured; found with {@link java.util.ServiceLoader}. */
public interface RolloutControlReader {
    /** Returns the name by which it is chosen, for example {@code codedeploy}. */
    String name();

    /** Returns the names of the values that it knows; others are refused. */
    Set<String> values();

    /**
     * Makes it; makes no call.
     *
     * @throws InvalidAttributeException if a value is missing or makes no sense
     */
    RolloutControl read(Map<String, String> values);
}
