package org.chaosjunit.gate;

import java.util.Map;

/**
 * On what a gate acts.
 *
 * @param name which kind of {@link org.chaosjunit.spi.RolloutControl}; {@code none} acts on nothing
 * @param values its values by their names; by default none
 */
public record RolloutConfig(String name, @Optionally Map<String, String> values) {
    /** Acts on nothing. */
    public static final RolloutConfig NONE = new RolloutConfig("none", Map.of());

    /** Copies the values. */
    public RolloutConfig {
        values = values == null ? Map.of() : Map.copyOf(values);
    }
}
