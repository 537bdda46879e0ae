package org.chaosjunit.revert;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.SharedStore;

/** Takes the lease of a target in the store beside it, and what others have left behind there. */
final class SharedLeaseOfTarget {
    private final SharedStore store;
    private final String target;

    SharedLeaseOfTarget(SharedStore store, String target) {
        this.store = store;
        this.target = target;
    }

    /** Gives the lease to {@code taken}, or says why it cannot be had. */
    Optional<Finding> take(
            LeaseNote mine, Consumer<String> told, Consumer<String> lost, BiConsumer<String, SharedLease> taken) {
        try {
            LeaseTaker.Answer answer = new LeaseTaker(store, target, mine, LeaseTime.SYSTEM).take();
            SharedLease lease = answer.lease();
            if (lease == null) {
                return Optional.of(busy(answer));
            }
            lease.keep(lost);
            Optional<Finding> left = clearUp(lease, told);
            if (left.isPresent()) {
                lease.release().ifPresent(finding -> told.accept(finding.message()));
                return left;
            }
            taken.accept(target, lease);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Finding(
                    Reason.NOT_RECORDED,
                    "Not started: the lease of " + target + " cannot be had from " + store.description() + ": "
                            + e.getMessage() + ". Nothing was changed.",
                    e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Finding(
                    Reason.INTERRUPTED,
                    "Not started: interrupted while the lease of " + target + " was awaited. Nothing was changed."));
        }
    }

    private Optional<Finding> clearUp(SharedLease lease, Consumer<String> told) {
        Swept swept = new SharedLeftovers(lease).takeBack();
        swept.notes().forEach(told);
        if (swept.rest() == Swept.Rest.NONE) {
            swept.findings().forEach(finding -> told.accept(finding.title() + ": " + finding.message()));
            return Optional.empty();
        }
        Finding first = swept.findings().get(0);
        return Optional.of(new Finding(
                first.reason(),
                "Not started, for a fault of an earlier run may still be in place. " + first.message(),
                first.cause()));
    }

    private Finding busy(LeaseTaker.Answer answer) {
        String who = answer.holder() == null ? "someone" : answer.holder().words();
        return new Finding(
                Reason.BUSY,
                "Not started: " + who + ", is running on " + target
                        + ", and a target bears one experiment at a time. Nothing was changed. Wait for it.");
    }
}
