package org.chaosjunit.gate.control;

import java.util.Optional;
import org.chaosjunit.spi.RolloutControl;

/** Does nothing, and says so. */
record NoControl() implements RolloutControl {
    private static final String NOTHING = "Nothing was done: whoever asked acts on the exit code.";

    @Override
    public String description() {
        return "nothing";
    }

    @Override
    public Optional<String> objection() {
        return Optional.empty();
    }

    @Override
    public String promote() {
        return NOTHING;
    }

    @Override
    public String rollBack() {
        return NOTHING;
    }

    @Override
    public String hold() {
        return NOTHING;
    }
}
