package org.chaosjunit.revert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.SharedStore;

/**
 * Takes back what experiments of any machine have left behind that are over without having done so, from what they wrote
 * down beside their targets.
 *
 * <p>Whether an experiment of another machine is over is known when it has not renewed its lease for 30 s.
 */
public final class SharedSweep {
    private SharedSweep() {}

    /** Does so for all targets of some stores, at the same time; empty if nothing is there. */
    public static List<Swept> of(List<SharedStore> stores) {
        List<FutureTask<Optional<Swept>>> tasks = new ArrayList<>();
        List<Swept> all = new ArrayList<>();
        for (SharedStore store : stores) {
            try {
                store.targets().forEach(target -> tasks.add(begin(store, target)));
            } catch (IOException e) {
                all.add(failed(store.description(), e));
            }
        }
        for (FutureTask<Optional<Swept>> task : tasks) {
            await(task).ifPresent(all::add);
        }
        return all;
    }

    /** Does so for one target. */
    static Swept one(SharedStore store, String target) {
        try {
            LeaseNote mine = LeaseNote.of("a revert", "");
            LeaseTaker.Answer answer = new LeaseTaker(store, target, mine, LeaseTime.SYSTEM).take();
            if (answer.lease() == null) {
                String who =
                        answer.holder() == null ? "someone" : answer.holder().words();
                return new Swept(
                        place(store, target),
                        List.of("Still running, and left alone: " + who + "."),
                        List.of(),
                        Swept.Rest.RUNNING);
            }
            return takeBack(answer.lease());
        } catch (IOException e) {
            return failed(place(store, target), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(place(store, target), new IOException("interrupted", e));
        }
    }

    private static Swept takeBack(SharedLease lease) {
        lease.keep(why -> {});
        Swept swept = new SharedLeftovers(lease).takeBack();
        List<Finding> findings = new ArrayList<>(swept.findings());
        lease.release().ifPresent(findings::add);
        return new Swept(swept.place(), swept.notes(), findings, swept.rest());
    }

    static String place(SharedStore store, String target) {
        return target + " in " + store.description();
    }

    private static Swept failed(String place, IOException e) {
        String message = "What was left behind in " + place + " cannot be told: " + e.getMessage()
                + ". A fault may still be in place.";
        return new Swept(place, List.of(), List.of(new Finding(Reason.REVERT_FAILED, message, e)), Swept.Rest.HERE);
    }

    private static FutureTask<Optional<Swept>> begin(SharedStore store, String target) {
        FutureTask<Optional<Swept>> task = new FutureTask<>(
                () -> isNothingLeft(store, target) ? Optional.empty() : Optional.of(one(store, target)));
        Thread thread = new Thread(task, "chaos-junit sweep of " + target);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    // What stays of every target that was ever experimented on.
    private static boolean isNothingLeft(SharedStore store, String target) {
        try {
            return store.names(target).equals(List.of(LeaseNote.NAME))
                    && LeaseNote.of(store, target).filter(LeaseNote::released).isPresent();
        } catch (IOException e) {
            // It is told by who tries to take the lease.
            return false;
        }
    }

    private static Optional<Swept> await(FutureTask<Optional<Swept>> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    return Optional.of(failed("a shared store", new IOException(String.valueOf(e.getCause()), e)));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
