package org.chaosjunit.gate.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.Results;
import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleContext;
import org.chaosjunit.gate.Violation;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Verdict;

/**
 * The weights of the experiments that have passed make up so many percent of all weights.
 *
 * @param atLeast percent
 * @param weights weights of experiments that weigh more or less than 1; the first that matches counts
 */
record MinimumScore(double atLeast, List<Weight> weights) implements Rule {
    private static final double ALL = 100;

    MinimumScore {
        weights = List.copyOf(weights);
    }

    @Override
    public List<Violation> check(Results results, RuleContext context) {
        double all = sum(results.finished());
        double passed = sum(results.finished().stream()
                .filter(result -> result.verdict() == Verdict.PASS)
                .toList());
        double score = all == 0 ? 0 : ALL * passed / all;
        return score >= atLeast
                ? List.of()
                : List.of(Violation.of(
                        "minimumScore",
                        GateDecision.ROLLBACK,
                        String.format(Locale.ROOT, "a score of at least %.1f %%", atLeast),
                        String.format(Locale.ROOT, "%.1f %% (%s of %s)", score, plain(passed), plain(all))));
    }

    private double sum(List<ExperimentResult> results) {
        return results.stream().mapToDouble(this::weight).sum();
    }

    private double weight(ExperimentResult result) {
        return weights.stream()
                .filter(weight -> weight.name().matches(result))
                .findFirst()
                .map(Weight::weight)
                .orElse(1.0);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /**
     * How much experiments weigh.
     *
     * @param name which
     * @param weight 0 or more
     */
    record Weight(NamePattern name, double weight) {}
}
