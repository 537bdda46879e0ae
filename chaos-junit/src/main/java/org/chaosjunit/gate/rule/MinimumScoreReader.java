package org.chaosjunit.gate.rule;

import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleReader;
import org.chaosjunit.gate.RuleValues;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * Reads {@code minimumScore}: {@code atLeast} is a number from 0 to 100; {@code weights} a list with commas of
 * {@code name=weight}, for example {@code checkout-*=5,search-*=0.5}.
 */
public final class MinimumScoreReader implements RuleReader {
    private static final double ALL = 100;

    @Override
    public String name() {
        return "minimumScore";
    }

    @Override
    public Rule read(RuleValues values) {
        List<MinimumScore.Weight> weights = new ArrayList<>();
        for (String part : values.list("weights")) {
            weights.add(weight(part));
        }
        return new MinimumScore(values.number("atLeast", 0, ALL), weights);
    }

    private static MinimumScore.Weight weight(String part) {
        int sign = part.lastIndexOf('=');
        try {
            double weight =
                    sign < 1 ? -1 : Double.parseDouble(part.substring(sign + 1).strip());
            if (weight >= 0 && Double.isFinite(weight)) {
                return new MinimumScore.Weight(
                        NamePattern.of(part.substring(0, sign).strip()), weight);
            }
        } catch (NumberFormatException e) {
            // As below.
        }
        throw new InvalidAttributeException(
                "weights",
                "to be names with weights of 0 or more",
                '"' + part + '"',
                "Write for example <weights>checkout-*=5,search-*=0.5</weights>.");
    }
}
