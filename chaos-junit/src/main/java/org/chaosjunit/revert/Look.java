package org.chaosjunit.revert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chaosjunit.revert.Listed.Change;
import org.chaosjunit.revert.Listed.Condition;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.UndoRecord;

/** Reads back how the changes of a journal stand: all at the same time, none longer than a while. */
final class Look implements Callable<Change> {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Header header;
    private final boolean isRunning;
    private final OpenRecord record;

    private Look(Header header, boolean isRunning, OpenRecord record) {
        this.header = header;
        this.isRunning = isRunning;
        this.record = record;
    }

    static List<Change> at(Header header, List<OpenRecord> open, boolean isRunning) {
        List<Look> looks =
                open.stream().map(record -> new Look(header, isRunning, record)).toList();
        List<FutureTask<Change>> tasks = looks.stream().map(Look::begin).toList();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            changes.add(looks.get(i).await(tasks.get(i), deadline));
        }
        return changes;
    }

    private FutureTask<Change> begin() {
        FutureTask<Change> task = new FutureTask<>(this);
        Thread thread =
                new Thread(task, "chaos-junit read back " + record.undo().target());
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private Change await(FutureTask<Change> task, long deadline) {
        try {
            return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return unknown("no answer within " + LIMIT.toSeconds() + " s");
        } catch (ExecutionException e) {
            String message = e.getCause() == null ? null : e.getCause().getMessage();
            return unknown(message == null ? "" + e.getCause() : message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown("interrupted");
        } finally {
            task.cancel(true);
        }
    }

    @Override
    public Change call() throws Exception {
        if (record.reach() == Reach.JVM && (isRunning || header.isOfAnotherLiveProcess())) {
            return unknown("it is inside process " + header.pid());
        }
        UndoRecord undo = record.undo();
        ReadBack found = Reverters.of(undo).readBack(undo);
        if (found.condition() == ReadBack.Condition.IN_PLACE) {
            return Change.of(record, Condition.IN_PLACE, "");
        }
        if (record.reach() == Reach.MACHINE && !header.isOfThisHost()) {
            return unknown("that is only to be seen on " + header.host());
        }
        return found.condition() == ReadBack.Condition.DRIFTED
                ? Change.of(record, Condition.CHANGED_BY_OTHERS, found.found())
                : Change.of(record, Condition.TAKEN_BACK, "");
    }

    private Change unknown(String why) {
        return Change.of(record, Condition.UNKNOWN, why);
    }
}
