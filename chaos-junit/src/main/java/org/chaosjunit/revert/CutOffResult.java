package org.chaosjunit.revert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.StoredResult;

/** Finishes the results file of an experiment that could not do so itself. */
final class CutOffResult {
    private final Header header;

    CutOffResult(Header header) {
        this.header = header;
    }

    /** Writes that the experiment was interrupted, unless its file says something else by now; returns what went wrong. */
    Optional<String> write(List<OpenRecord> left, List<Finding> found) {
        Path path = Path.of(header.results());
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            StoredResult stored = ResultsFile.read(path);
            if (stored.status() == StoredResult.Status.RUNNING
                    && stored.pid() == header.pid()
                    && stored.started().equals(header.started())) {
                ResultsFile.at(path).finished(result(stored, left, found));
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.of(
                    "The results file of the " + header.words() + " could not be finished: " + e.getMessage());
        }
    }

    private ExperimentResult result(StoredResult stored, List<OpenRecord> left, List<Finding> found) {
        List<Finding> findings = new ArrayList<>(found);
        findings.add(new Finding(
                Reason.INTERRUPTED,
                "Process " + header.pid() + " on " + header.host()
                        + " was gone before the experiment was over; what it left in place was looked after by process "
                        + ProcessHandle.current().pid() + "."));
        findings.sort(Finding.WORST_FIRST);
        return new ExperimentResult(
                stored.id(),
                stored.test(),
                stored.hypothesis(),
                findings.get(0).verdict(),
                findings,
                left.stream().map(record -> record.undo().description()).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                stored.started(),
                Instant.now(),
                0);
    }
}
