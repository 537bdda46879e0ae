package org.chaosjunit.aws.machines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.Verdict;

/**
 * An experiment some of whose calls misbehave.
 *
 * @param subject what it acts on
 * @param call number of the first such call
 * @param isLasting whether all later calls misbehave too
 * @param way how
 */
record CallTrial(Subject subject, int call, boolean isLasting, Misbehaviour way) {
    /** Tells what came of it that must never be; empty if all is well. */
    List<String> wrong(Path directory) throws Exception {
        try (StandIn standIn = StandIn.of(subject)) {
            standIn.aws.misbehave("*", "*", isLasting ? Which.from(call) : Which.nth(call), way);
            ExperimentResult result = Run.of(subject, standIn.place, directory);
            standIn.aws.behave();
            List<String> wrong = new ArrayList<>();
            if (result.verdict() == Verdict.PASS) {
                wrong.addAll(wrongWithPass(standIn, result));
            }
            boolean isTold = result.findings().stream()
                    .anyMatch(finding -> finding.reason() == Reason.REVERT_FAILED
                            && finding.message().contains(subject.target(standIn.place)));
            if (!standIn.isAsBefore() && !isTold) {
                wrong.add("something is left behind in silence: " + standIn.state());
            }
            List<String> dead = subject.lasting().apply(standIn.aws);
            dead.stream()
                    .filter(each -> !result.findings().toString().contains(each)
                            && !result.evidence().toString().contains(each))
                    .forEach(each -> wrong.add("nothing tells of " + each));
            if (dead.size() > 1) {
                wrong.add("more than one is hit: " + dead);
            }
            wrong.addAll(standIn.revert());
            if (!wrong.isEmpty()) {
                wrong.add(0, this + " " + name(standIn));
                wrong.add(words(result));
            }
            return wrong;
        }
    }

    // One call that fails may have been tried again.
    private List<String> wrongWithPass(StandIn standIn, ExperimentResult result) throws Exception {
        List<String> wrong = new ArrayList<>();
        if (isLasting
                && !(way instanceof Misbehaviour.Slow)
                && standIn.aws.calls().size() >= call) {
            wrong.add("it passes though calls fail");
        }
        if (result.evidence().stream().mapToLong(Evidence::applied).sum() == 0) {
            wrong.add("it passes without evidence");
        }
        standIn.leftovers().forEach(left -> wrong.add("it passes, but " + left));
        return wrong;
    }

    private String name(StandIn standIn) {
        return standIn.aws.calls().size() < call
                ? ""
                : standIn.aws.calls().get(call - 1).name();
    }

    static String words(ExperimentResult result) {
        StringBuilder words = new StringBuilder(result.verdict().toString());
        for (Finding finding : result.findings()) {
            words.append("\n  ").append(finding.reason()).append(' ').append(finding.message());
        }
        return words.toString();
    }

    @Override
    public String toString() {
        return subject + ": " + way + (isLasting ? " from call " : " at call ") + call;
    }
}
