package org.chaosjunit.engine;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.Reporter;

/** Tells the results file and the reporters how an experiment is going. */
final class Bulletin {
    private final Plan plan;
    private final Surroundings around;
    private final ResultsFile file;
    private boolean isInFile;

    Bulletin(Plan plan, Surroundings around) {
        this.plan = plan;
        this.around = around;
        this.file = ResultsFile.of(around.settings().resultsDirectory(), plan.id());
    }

    /**
     * Marks the experiment as running.
     *
     * @throws UncheckedIOException if that cannot be written
     */
    void started(Ledger ledger) {
        file.started(plan.id(), plan.test(), plan.hypothesis(), ledger.started());
        isInFile = true;
        around.reporters().forEach(reporter -> Fenced.run(() -> reporter.started(plan, around.settings())));
    }

    /** Returns where the results file is. */
    String path() {
        return file.path().toString();
    }

    /** Tells what belongs to no result. */
    void noticed(String message) {
        around.reporters().forEach(reporter -> Fenced.run(() -> reporter.noticed(message, around.settings())));
    }

    /** Tells of an experiment that could not even be planned. */
    ExperimentResult neverPlanned(Ledger ledger, ExperimentResult result) {
        isInFile = true;
        return finished(ledger, result, List::of);
    }

    /** Tells the result, and returns it with what went wrong while it was written, or by {@code afterwards}. */
    ExperimentResult finished(Ledger ledger, ExperimentResult result, Supplier<List<Finding>> afterwards) {
        ExperimentResult told = written(ledger, result);
        List<Finding> late = afterwards.get();
        if (!late.isEmpty()) {
            late.forEach(ledger::found);
            told = written(ledger, ledger.result(result.evidence(), result.ended()));
        }
        for (Reporter reporter : around.reporters()) {
            ExperimentResult last = told;
            Fenced.run(() -> reporter.finished(last, around.settings()));
        }
        return told;
    }

    private ExperimentResult written(Ledger ledger, ExperimentResult result) {
        if (!isInFile) {
            return result;
        }
        try {
            file.finished(result);
            return result;
        } catch (UncheckedIOException e) {
            ledger.found(new Finding(Reason.NOT_RECORDED, String.valueOf(e.getMessage()), e));
            return ledger.result(result.evidence(), result.ended());
        }
    }
}
