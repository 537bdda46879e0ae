package org.chaosjunit.gate.rule;

import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleReader;
import org.chaosjunit.gate.RuleValues;

/**
 * Reads {@code everyExperimentPassed}, which always holds: {@code except} is a list with commas of experiments (as in
 * {@code requiredExperiments}) of which another verdict is tolerated, where a {@code minimumScore} counts instead.
 */
public final class EveryExperimentPassedReader implements RuleReader {
    @Override
    public String name() {
        return "everyExperimentPassed";
    }

    @Override
    public Rule read(RuleValues values) {
        return new EveryExperimentPassed(
                values.list("except").stream().map(NamePattern::of).toList());
    }
}
