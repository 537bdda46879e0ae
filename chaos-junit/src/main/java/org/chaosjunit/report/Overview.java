package org.chaosjunit.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.result.Verdict;

/**
 * All results of a directory.
 *
 * @param results those of experiments that have ended, worst first
 * @param problems files that tell of no ended experiment: unreadable, or started and never finished
 * @param elsewhere how many of the results come from other processes, of this build or an earlier one
 */
record Overview(List<ExperimentResult> results, List<String> problems, long elsewhere) {
    static Overview read(Path directory) throws IOException {
        List<ExperimentResult> results = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        long elsewhere = 0;
        for (Path file : ResultsFile.in(directory)) {
            try {
                StoredResult stored = ResultsFile.read(file);
                ExperimentResult result = stored.result();
                if (result == null) {
                    problems.add("\"" + stored.hypothesis() + "\" [" + stored.test() + "] started at "
                            + stored.started() + " and never finished.");
                } else {
                    results.add(result);
                    elsewhere += stored.pid() == ProcessHandle.current().pid() ? 0 : 1;
                }
            } catch (IOException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        results.sort(Comparator.comparing(ExperimentResult::verdict).reversed().thenComparing(ExperimentResult::test));
        return new Overview(results, problems, elsewhere);
    }

    /** Returns for example {@code chaos-junit: 5 experiments: 4 PASS, 1 FAIL}. */
    String summary() {
        String counts = Arrays.stream(Verdict.values())
                .filter(verdict -> count(verdict) > 0)
                .map(verdict -> count(verdict) + " " + verdict)
                .collect(Collectors.joining(", "));
        int n = results.size();
        return "chaos-junit: " + n + (n == 1 ? " experiment" : " experiments")
                + (counts.isEmpty() ? "" : ": " + counts)
                + (problems.isEmpty() ? "" : "; " + problems.size() + " without a result")
                + (elsewhere == 0 ? "" : " (" + elsewhere + " of them from other runs)");
    }

    /** Returns what could not be taken back, one text for each finding: a summary of tests may hide it. */
    List<String> notTakenBack() {
        return results.stream().flatMap(Overview::notTakenBack).toList();
    }

    private static Stream<String> notTakenBack(ExperimentResult result) {
        return result.findings().stream()
                .filter(finding -> finding.reason() == Reason.REVERT_FAILED)
                .map(finding -> VerdictLine.of(finding.title(), result, finding.message()));
    }

    private long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }
}
