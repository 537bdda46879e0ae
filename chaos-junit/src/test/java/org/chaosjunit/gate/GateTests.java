package org.chaosjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.gate.Samples.NOW;
import static org.chaosjunit.gate.Samples.result;
import static org.chaosjunit.gate.Samples.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.result.Verdict;
import org.junit.jupiter.api.Test;

class GateTests {
    private static final DecisionOverride ANNA =
            DecisionOverride.of("anna", "the probe is known to be broken", "2026-11-21T18:00:00Z");

    @Property
    void neverPromotesWhatIsNotKnownToHavePassed(@ForAll("anyResults") Results results, @ForAll("gates") Gate gate) {
        GateOutcome outcome = gate.decide(results, NOW);

        boolean isKnown = !results.finished().isEmpty()
                && results.unfinished().isEmpty()
                && results.unreadable().isEmpty()
                && results.finished().stream().noneMatch(each -> each.verdict() == Verdict.REVERT_FAILED);
        if (!isKnown) {
            assertThat(outcome.decision()).isNotEqualTo(GateDecision.PROMOTE);
            assertThat(outcome.override()).isNull();
        } else if (outcome.decision() == GateDecision.PROMOTE && outcome.override() == null) {
            assertThat(results.finished()).extracting(ExperimentResult::verdict).containsOnly(Verdict.PASS);
        }
    }

    @Property
    void aWorseResultNeverBettersTheDecision(
            @ForAll("anyResults") Results results, @ForAll("gates") Gate gate, @ForAll Verdict verdict) {
        List<ExperimentResult> more = new ArrayList<>(results.finished());
        more.add(result("more", verdict));
        Results worse = new Results(results.directory(), more, results.unfinished(), results.unreadable());

        GateDecision before = gate.decide(results, NOW).decision();

        // One that passes may be the one that was missing.
        if (verdict != Verdict.PASS && !results.finished().isEmpty()) {
            assertThat(gate.decide(worse, NOW).decision()).isGreaterThanOrEqualTo(before);
        }
    }

    @Provide
    Arbitrary<Results> anyResults() {
        Arbitrary<List<ExperimentResult>> finished = Arbitraries.of(Verdict.class)
                .map(verdict -> result("some", verdict))
                .list()
                .ofMaxSize(4);
        Arbitrary<List<StoredResult>> unfinished =
                Arbitraries.of(List.of(), List.of(), List.of(), List.of(Samples.unfinished("cut")));
        Arbitrary<List<String>> unreadable =
                Arbitraries.of(List.of(), List.of(), List.of(), List.of("one.json is damaged"));
        return Combinators.combine(finished, unfinished, unreadable)
                .as((some, cut, damaged) -> new Results(Path.of("results"), some, cut, damaged));
    }

    @Provide
    Arbitrary<Gate> gates() {
        List<Rule> rules = Rules.known().read(List.of());
        Arbitrary<Policy> policies = Combinators.combine(
                        Arbitraries.of(GateDecision.HOLD, GateDecision.ROLLBACK),
                        Arbitraries.of(GateDecision.HOLD, GateDecision.ROLLBACK))
                .as((one, other) -> new Policy(one, other, 0));
        Arbitrary<Optional<DecisionOverride>> overrides = Arbitraries.of(Optional.empty(), Optional.of(ANNA));
        return Combinators.combine(policies, overrides).as((policy, word) -> new Gate(rules, policy, word));
    }

    @Test
    void anOverridePromotesAndIsWrittenDown() {
        GateOutcome outcome = gate(ANNA).decide(results(result("slow", Verdict.FAIL)), NOW);

        assertThat(outcome.decision()).isEqualTo(GateDecision.PROMOTE);
        assertThat(outcome.override()).isEqualTo(ANNA);
        assertThat(outcome.notes())
                .containsExactly("ROLLBACK was overridden by anna until 2026-11-21T18:00:00Z: the probe is known to be"
                        + " broken");
    }

    @Test
    void anOverrideEnds() {
        GateOutcome outcome = gate(ANNA).decide(results(result("slow", Verdict.FAIL)), ANNA.until());

        assertThat(outcome.decision()).isEqualTo(GateDecision.ROLLBACK);
        assertThat(outcome.override()).isNull();
        assertThat(outcome.notes())
                .containsExactly("The override of anna does not apply: it ended at 2026-11-21T18:00:00Z.");
    }

    @Test
    void nobodyOverridesWhatWasNotTakenBack() {
        GateOutcome outcome = gate(ANNA).decide(results(result("slow", Verdict.REVERT_FAILED)), NOW);

        assertThat(outcome.decision()).isEqualTo(GateDecision.ROLLBACK);
        assertThat(outcome.notes())
                .containsExactly(
                        "The override of anna does not apply: nobody may override everyExperimentPassed when it"
                                + " finds REVERT_FAILED of slow: The flag is still off..");
    }

    @Test
    void aRuleThatCannotTellIsNotKept() {
        Rule broken = (results, context) -> {
            throw new IllegalStateException("no scale");
        };

        GateOutcome outcome = new Gate(List.of(broken), Policy.DEFAULT, Optional.of(ANNA))
                .decide(results(result("slow", Verdict.PASS)), NOW);

        assertThat(outcome.decision()).isEqualTo(GateDecision.ERROR);
        assertThat(outcome.violations()).singleElement().satisfies(violation -> assertThat(violation.toString())
                .endsWith(" requires an answer, but found java.lang.IllegalStateException: no scale: ERROR"));
    }

    @Test
    void anOverrideRequiresWhoAndWhyAndUntilWhen() {
        assertThatThrownBy(() -> DecisionOverride.of("anna", " ", "2026-11-21T18:00:00Z"))
                .isInstanceOf(GateConfigurationException.class)
                .hasMessage("An override requires who overrides, why, and until when, but found \"anna\", \" \","
                        + " \"2026-11-21T18:00:00Z\".");
        assertThatThrownBy(() -> DecisionOverride.of("anna", "known", "tonight"))
                .isInstanceOf(GateConfigurationException.class)
                .hasMessage("An override requires the moment at which it ends, but found \"tonight\". Write for example"
                        + " 2026-11-21T18:00:00Z.");
    }

    private static Gate gate(DecisionOverride override) {
        return new Gate(Rules.known().read(List.of()), Policy.DEFAULT, Optional.of(override));
    }
}
