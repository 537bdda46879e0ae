package org.chaosjunit.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.result.Verdict;

/**
 * All that is known of the experiments of a run.
 *
 * @param directory where it was read
 * @param finished those that came to an end
 * @param unfinished those that were started and never finished
 * @param unreadable what is wrong with files that say nothing, a sentence each
 */
public record Results(
        Path directory, List<ExperimentResult> finished, List<StoredResult> unfinished, List<String> unreadable) {
    /** Copies the lists. */
    public Results {
        finished = List.copyOf(finished);
        unfinished = List.copyOf(unfinished);
        unreadable = List.copyOf(unreadable);
    }

    /** Reads the results files of a directory; a directory that does not exist has none. */
    public static Results read(Path directory) {
        List<ExperimentResult> finished = new ArrayList<>();
        List<StoredResult> unfinished = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        try {
            for (Path file : ResultsFile.in(directory)) {
                try {
                    StoredResult stored = ResultsFile.read(file);
                    if (stored.result() == null) {
                        unfinished.add(stored);
                    } else {
                        finished.add(stored.result());
                    }
                } catch (IOException e) {
                    unreadable.add(String.valueOf(e.getMessage()));
                }
            }
        } catch (IOException e) {
            unreadable.add(directory + " cannot be read: " + e.getMessage());
        }
        return new Results(directory, finished, unfinished, unreadable);
    }

    /** Returns how many experiments there are, in whatever state. */
    public int count() {
        return finished.size() + unfinished.size() + unreadable.size();
    }

    /** Returns the worst verdict of those that finished; ERROR if one did not, or there is none. */
    public Verdict worst() {
        Verdict least = count() == 0 || !unfinished.isEmpty() || !unreadable.isEmpty() ? Verdict.ERROR : Verdict.PASS;
        return finished.stream()
                .map(ExperimentResult::verdict)
                .reduce(least, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    /** Tells whether any of them began before that moment: then it was not this run. */
    public List<ExperimentResult> before(Instant moment) {
        return finished.stream()
                .filter(result -> result.started().isBefore(moment))
                .sorted(Comparator.comparing(ExperimentResult::started))
                .toList();
    }
}
