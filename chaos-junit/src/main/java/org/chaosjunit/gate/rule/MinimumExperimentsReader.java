package org.chaosjunit.gate.rule;

import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleReader;
import org.chaosjunit.gate.RuleValues;

/** Reads {@code minimumExperiments}: {@code atLeast} is a whole number from 1 to 10,000, by default 1. */
public final class MinimumExperimentsReader implements RuleReader {
    private static final int MOST = 10_000;

    @Override
    public String name() {
        return "minimumExperiments";
    }

    @Override
    public Rule read(RuleValues values) {
        return new MinimumExperiments(values.text("atLeast").isEmpty() ? 1 : values.whole("atLeast", 1, MOST));
    }
}
