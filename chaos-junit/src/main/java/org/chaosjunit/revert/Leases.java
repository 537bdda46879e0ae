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

    /** Creates the leases of an experiment, none yet. */
    public Leases(String experiment) {
        this.experiment = experiment;
    }

    /** Takes the lease of each target; on the first that someone else holds, gives all back and says who has it. */
    public synchronized Optional<Finding> take(Collection<String> targets) {
        for (String target : targets) {
            if (held.contains(target)) {
                continue;
            }
            String holder = HOLDERS.putIfAbsent(target, experiment);
            if (holder != null) {
                close();
                return Optional.of(new Finding(
                        Reason.BUSY,
                        "Not started: the experiment " + holder + " is running on " + target
                                + ", and a target bears one experiment at a time. Nothing was changed."));
            }
            held.add(target);
        }
        return Optional.empty();
    }

    /** Gives all leases back. */
    @Override
    public synchronized void close() {
        held.forEach(target -> HOLDERS.remove(target, experiment));
        held.clear();
    }
}
