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

    /**
     * Writes that the experiment was interrupted, unless its file says something else by now; returns what went wrong.
     *
     * @param left what it left open
     * @param takenBack those of them that were in place, and no longer are
     * @param found what is to be said against the others
     */
    Optional<String> write(List<OpenRecord> left, List<OpenRecord> takenBack, List<Finding> found) {
        Path path = Path.of(header.results());
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            StoredResult stored = ResultsFile.read(path);
            if (stored.status() == StoredResult.Status.RUNNING
                    && stored.pid() == header.pid()
                    && stored.started().equals(header.started())) {
                ResultsFile.at(path).finished(result(stored, left, takenBack, found), stored.pid());
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.of(
                    "The results file of the " + header.words() + " could not be finished: " + e.getMessage());
        }
    }

    private ExperimentResult result(
            StoredResult stored, List<OpenRecord> left, List<OpenRecord> takenBack, List<Finding> found) {
        List<Finding> findings = new ArrayList<>(found);
        findings.add(new Finding(
                Reason.INTERRUPTED,
                "Process " + header.pid() + " on " + header.host()
                        + " was killed or crashed before the experiment was over. "
                        + (found.isEmpty() ? after("took back", takenBack) : after("looked after", left))));
        findings.sort(Finding.WORST_FIRST);
        return new ExperimentResult(
                stored.id(),
                stored.test(),
                stored.hypothesis(),
                List.of(),
                findings.get(0).verdict(),
                findings,
                descriptions(left),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                stored.started(),
                Instant.now(),
                null);
    }

    private static String after(String deed, List<OpenRecord> records) {
        return records.isEmpty()
                ? "Nothing of it was left in place."
                : "Process " + ProcessHandle.current().pid() + " " + deed + ": "
                        + String.join("; ", descriptions(records)) + ".";
    }

    private static List<String> descriptions(List<OpenRecord> records) {
        return records.stream().map(record -> record.undo().description()).toList();
    }
}
