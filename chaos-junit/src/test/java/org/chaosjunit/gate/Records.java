package org.chaosjunit.gate;

import static org.chaosjunit.gate.Samples.NOW;

import java.util.List;
import java.util.stream.IntStream;
import org.chaosjunit.result.Verdict;

/** Decisions that no gate has made. */
final class Records {
    private Records() {}

    static GateRecord decided(String note) {
        return record(List.of(), List.of(note), 1);
    }

    static GateRecord record(List<Violation> violations, List<String> notes, int experiments) {
        List<GateRecord.Summary> summaries = IntStream.range(0, experiments)
                .mapToObj(i -> new GateRecord.Summary(
                        "slow-" + i,
                        "ShopTests#slow",
                        Verdict.FAIL,
                        List.of("FAIL (DEVIATED): a|b <script> `x`\nnext"),
                        List.of(),
                        NOW,
                        NOW))
                .toList();
        return new GateRecord(
                GateRecord.SCHEMA,
                GateDecision.ROLLBACK,
                Verdict.FAIL,
                NOW,
                new Build("c0ffee", "anna", ""),
                1,
                summaries,
                violations,
                notes,
                null,
                true,
                "",
                "");
    }
}
