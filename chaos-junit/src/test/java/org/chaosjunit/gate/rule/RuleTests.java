package org.chaosjunit.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.gate.Samples.NOW;
import static org.chaosjunit.gate.Samples.result;
import static org.chaosjunit.gate.Samples.results;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chaosjunit.gate.GateConfigurationException;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.Policy;
import org.chaosjunit.gate.Results;
import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleContext;
import org.chaosjunit.gate.Rules;
import org.chaosjunit.gate.Samples;
import org.chaosjunit.gate.Violation;
import org.chaosjunit.result.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTests {
    private static final Results ALL = results(
            result("slow", Verdict.PASS, "checkout"),
            result("down", Verdict.INCONCLUSIVE, "checkout"),
            result("busy", Verdict.ERROR),
            result("broken", Verdict.FAIL),
            result("stuck", Verdict.REVERT_FAILED));

    @Test
    void everyExperimentMustHavePassed() {
        assertThat(check("everyExperimentPassed", Map.of(), ALL))
                .containsExactly(
                        "everyExperimentPassed requires PASS, but found INCONCLUSIVE (NO_DATA) of down: 3 samples.: HOLD",
                        "everyExperimentPassed requires PASS, but found ERROR (BUSY) of busy: Someone else experiments.:"
                                + " HOLD",
                        "everyExperimentPassed requires PASS, but found FAIL (DEVIATED) of broken: p95 was 812 ms.:"
                                + " ROLLBACK",
                        "everyExperimentPassed requires that everything was taken back, but found REVERT_FAILED of stuck:"
                                + " The flag is still off.: ROLLBACK");
    }

    @Test
    void nobodyIsExceptedFromHavingTakenBackWhatItChanged() {
        assertThat(check("everyExperimentPassed", Map.of("except", "*"), ALL))
                .containsExactly(
                        "everyExperimentPassed requires that everything was taken back, but found REVERT_FAILED of"
                                + " stuck: The flag is still off.: ROLLBACK");
    }

    @Test
    void whatIsUnknownIsNoPass() {
        Results unknown = new Results(
                Path.of("results"), List.of(), List.of(Samples.unfinished("slow")), List.of("slow.json is damaged: x"));

        assertThat(check("everyExperimentPassed", Map.of("except", "*"), unknown))
                .containsExactly(
                        "everyExperimentPassed requires that what was started has ended, but found slow (ShopTests#slow),"
                                + " started at 2026-11-21T11:59:00Z by process 4711 and never finished; `chaos:revert` takes"
                                + " back what it left behind: ERROR",
                        "everyExperimentPassed requires results that can be read, but found slow.json is damaged: x:"
                                + " ERROR");
    }

    @Test
    void thereMustBeExperiments() {
        assertThat(check("minimumExperiments", Map.of(), results()))
                .containsExactly("minimumExperiments requires at least 1 experiment, but found 0 in results: ERROR");
        assertThat(check("minimumExperiments", Map.of("atLeast", "6"), ALL))
                .containsExactly("minimumExperiments requires at least 6 experiments, but found 5 in results: ERROR");
        assertThat(check("minimumExperiments", Map.of("atLeast", "5"), ALL)).isEmpty();
    }

    @Test
    void certainExperimentsMustBeThere() {
        assertThat(check(
                        "requiredExperiments",
                        Map.of("names", "sl*, ShopTests#down, absent", "tags", "checkout,smoke"),
                        ALL))
                .containsExactly(
                        "requiredExperiments requires at least 1 experiment with \"ShopTests#down\" that has passed, but"
                                + " found 0 of 1: HOLD",
                        "requiredExperiments requires at least 1 experiment with \"absent\" that has passed, but found 0 of"
                                + " 0: ERROR",
                        "requiredExperiments requires at least 1 experiment with the tag \"smoke\" that has passed, but"
                                + " found 0 of 0: ERROR");
    }

    @Test
    void resultsMustBeRecent() {
        Results old = results(
                result("slow", Verdict.PASS, NOW.minus(Duration.ofMinutes(61))),
                result("down", Verdict.PASS, NOW.plus(Duration.ofMinutes(2))),
                result("busy", Verdict.PASS, NOW.minus(Duration.ofMinutes(59))));

        assertThat(check("maximumAge", Map.of("atMost", "1h"), old))
                .containsExactly(
                        "maximumAge requires results of at most 3600 s, but found one of 3660 s: slow ended at"
                                + " 2026-11-21T10:59:00Z: ERROR",
                        "maximumAge requires results of at most 3600 s, but found one of -120 s: down ended at"
                                + " 2026-11-21T12:02:00Z: ERROR");
    }

    @Test
    void theScoreCountsWeights() {
        Map<String, String> values = Map.of("atLeast", "80", "weights", "slow=3,d*=0.5");

        assertThat(check("minimumScore", values, ALL))
                .containsExactly(
                        "minimumScore requires a score of at least 80.0 %, but found 46.2 % (3 of 6.5): ROLLBACK");
        assertThat(check("minimumScore", Map.of("atLeast", "20"), ALL)).isEmpty();
        assertThat(check("minimumScore", Map.of("atLeast", "1"), results()))
                .containsExactly("minimumScore requires a score of at least 1.0 %, but found 0.0 % (0 of 0): ROLLBACK");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "minimumExperiments|atLeast|0|The rule <minimumExperiments> requires `atLeast` to be a number from 1 to"
                        + " 10000, but found \"0\". Write for example <atLeast>1</atLeast>.",
                "minimumExperiments|atLeast|1.5|The rule <minimumExperiments> requires `atLeast` to be a whole number, but"
                        + " found \"1.5\". Write for example <atLeast>1</atLeast>.",
                "minimumExperiments|atleast|1|The rule <minimumExperiments> requires no values but atLeast, but found"
                        + " <atleast>. The nearest is <atLeast>.",
                "minimumScore|atLeast|many|The rule <minimumScore> requires `atLeast` to be a number from 0 to 100, but"
                        + " found \"many\". Write for example <atLeast>1</atLeast>.",
                "minimumScore|weights|slow|The rule <minimumScore> requires `weights` to be names with weights of 0 or more,"
                        + " but found \"slow\". Write for example <weights>checkout-*=5,search-*=0.5</weights>.",
                "maximumAge|atMost|0s|The rule <maximumAge> requires `atMost` to be more than 0, but found 0. Write for"
                        + " example <atMost>1h</atMost>.",
                "maximumAge|age|1h|The rule <maximumAge> requires `atMost` to be a length of time, but found nothing. Write"
                        + " for example <atMost>1h</atMost>.",
                "requiredExperiments|names| |The rule <requiredExperiments> requires `names` or `tags`, but found neither."
                        + " Write for example <names>checkout-*</names>.",
                "minimumExperiment|atLeast|1|There is no rule <minimumExperiment>. The nearest is <minimumExperiments>."
                        + " Known: everyExperimentPassed, maximumAge, minimumExperiments, minimumScore,"
                        + " requiredExperiments."
            })
    void refusesWhatMakesNoSense(String rule, String name, String value, String message) {
        assertThatThrownBy(() ->
                        Rules.known().read(List.of(new Rules.Written(rule, Map.of(name, value == null ? "" : value)))))
                .isInstanceOf(GateConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void someRulesHoldInAnyCase() {
        List<Rule> rules = Rules.known().read(List.of());

        assertThat(rules)
                .extracting(rule -> rule.getClass().getSimpleName())
                .containsExactly("EveryExperimentPassed", "MinimumExperiments");
    }

    @Test
    void policiesSayWhatIsDecidedOfWhatCouldNotBeTold() {
        Policy strict = new Policy(GateDecision.ROLLBACK, GateDecision.ROLLBACK, 0);

        assertThat(rule("everyExperimentPassed", Map.of())
                        .check(results(result("down", Verdict.INCONCLUSIVE)), new RuleContext(strict, NOW)))
                .extracting(Violation::decision)
                .containsExactly(GateDecision.ROLLBACK);
    }

    private static List<String> check(String name, Map<String, String> values, Results results) {
        return rule(name, values).check(results, new RuleContext(Policy.DEFAULT, NOW)).stream()
                .map(Violation::toString)
                .toList();
    }

    private static Rule rule(String name, Map<String, String> values) {
        List<Rule> rules = Rules.known().read(List.of(new Rules.Written(name, values)));
        return rules.get(rules.size() - 1);
    }
}
