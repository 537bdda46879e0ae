package org.chaosjunit.gate.rule;

import java.util.List;
import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleReader;
import org.chaosjunit.gate.RuleValues;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * Reads {@code requiredExperiments}: {@code names} (ids, or tests such as {@code com.acme.CheckoutTests#slow}; {@code *}
 * stands for any characters) and {@code tags}, lists with commas of which one must be there.
 */
public final class RequiredExperimentsReader implements RuleReader {
    @Override
    public String name() {
        return "requiredExperiments";
    }

    @Override
    public Rule read(RuleValues values) {
        List<String> names = values.list("names");
        List<String> tags = values.list("tags");
        if (names.isEmpty() && tags.isEmpty()) {
            throw new InvalidAttributeException(
                    "", "`names` or `tags`", "neither", "Write for example <names>checkout-*</names>.");
        }
        return new RequiredExperiments(names.stream().map(NamePattern::of).toList(), tags);
    }
}
