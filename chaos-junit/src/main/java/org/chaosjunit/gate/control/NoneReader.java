package org.chaosjunit.gate.control;

import java.util.Map;
import java.util.Set;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutControlReader;

/** Reads {@code none}: whoever asked the gate acts on its exit code. Has no values. */
public final class NoneReader implements RolloutControlReader {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public Set<String> values() {
        return Set.of();
    }

    @Override
    public RolloutControl read(Map<String, String> values) {
        return new NoControl();
    }
}
