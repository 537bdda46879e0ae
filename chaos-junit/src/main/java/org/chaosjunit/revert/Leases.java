package org.chaosjunit.revert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;

/** Lets one experiment at a time have a target. */
public final class Leases implements AutoCloseable {
    private static final Map<String, String> HOLDERS = new ConcurrentHashMap<>();

    private final String experiment;
    private final List<String> held = new ArrayList<>();
    private boolean closed;

    /** Creates the leases of an experiment, none yet. */
    public Leases(String experiment) {
        this.experiment = experiment;
    }

    /**
     * Takes the lease of each target; on the first that someone else holds, gives those of this call back and says who
     * has it.
     *
     * @throws IllegalStateException if all leases were given back for good
     */
    public synchronized Optional<Finding> take(Collection<String> targets) {
        if (closed) {
            throw new IllegalStateException("the experiment " + experiment + " is over: it gets no more targets");
        }
        List<String> taken = new ArrayList<>();
        for (String target : targets) {
            if (held.contains(target)) {
                continue;
            }
            String holder = HOLDERS.putIfAbsent(target, experiment);
            if (holder != null) {
                giveBack(taken);
                return Optional.of(new Finding(
                        Reason.BUSY,
                        "Not started: the experiment " + holder + " is running on " + target
                                + ", and a target bears one experiment at a time. Nothing was changed."));
            }
            taken.add(target);
            held.add(target);
        }
        return Optional.empty();
    }

    /** Gives all leases back, for good. */
    @Override
    public synchronized void close() {
        closed = true;
        giveBack(List.copyOf(held));
    }

    private void giveBack(List<String> targets) {
        targets.forEach(target -> HOLDERS.remove(target, experiment));
        held.removeAll(targets);
    }
}
