package org.chaosjunit.gate;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutControlReader;
import org.chaosjunit.spi.Spelling;

/** Finds rollout controls by their names. */
public final class RolloutControls {
    private final Map<String, RolloutControlReader> readers = new TreeMap<>();

    private RolloutControls() {
        ServiceLoader.load(RolloutControlReader.class, RolloutControls.class.getClassLoader())
                .forEach(reader -> readers.put(reader.name(), reader));
    }

    /** Returns those that are on the class path. */
    public static RolloutControls known() {
        return new RolloutControls();
    }

    /**
     * Makes one; makes no call.
     *
     * @throws GateConfigurationException if it is not known, or a value of it makes no sense
     */
    public RolloutControl read(RolloutConfig config) {
        RolloutControlReader reader = readers.get(config.name());
        if (reader == null) {
            throw new GateConfigurationException("There is no rollout control \"" + config.name()
                    + "\" on the class path. The nearest is \""
                    + Spelling.nearest(config.name(), readers.keySet()).get(0) + "\". Known: "
                    + String.join(", ", readers.keySet()) + ".");
        }
        for (String name : new TreeSet<>(config.values().keySet())) {
            if (!reader.values().contains(name)) {
                throw new GateConfigurationException("The rollout control \"" + config.name() + "\" requires "
                        + known(reader) + ", but found `" + name + "`.");
            }
        }
        try {
            return reader.read(config.values());
        } catch (InvalidAttributeException e) {
            throw new GateConfigurationException("The rollout control \"" + config.name() + "\" " + e.problem());
        }
    }

    private static String known(RolloutControlReader reader) {
        return reader.values().isEmpty()
                ? "no values"
                : "no values but " + String.join(", ", new TreeSet<>(reader.values()));
    }
}
