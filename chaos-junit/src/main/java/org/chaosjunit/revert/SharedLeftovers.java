package org.chaosjunit.revert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.SharedStore;

/** What those have left behind beside a target who had its lease before; only who has it now may ask. */
final class SharedLeftovers {
    private final SharedLease lease;
    private final SharedStore store;
    private final String target;
    private final List<String> notes = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Swept.Rest rest = Swept.Rest.NONE;

    SharedLeftovers(SharedLease lease) {
        this.lease = lease;
        this.store = lease.store();
        this.target = lease.target();
    }

    /** Takes all of it back, newest first, and removes its records. */
    Swept takeBack() {
        try {
            takeBack(SharedRecord.read(store, target));
            store.tidy(target, lease::require);
        } catch (IOException e) {
            rest = Swept.Rest.HERE;
            findings.add(new Finding(
                    Reason.REVERT_FAILED,
                    "What was left behind on " + target + " cannot be cleared up: " + e.getMessage() + ".",
                    e));
        }
        return new Swept(SharedSweep.place(store, target), notes, findings, rest);
    }

    private void takeBack(List<SharedRecord> records) throws IOException {
        Map<Integer, SharedRecord> byNumber = new HashMap<>();
        records.forEach(record -> byNumber.put(record.record().number(), record));
        List<SharedRecord> done = new ArrayList<>();
        new Takeback(Patience.DEFAULT)
                .take(records.stream().map(SharedRecord::record).toList(), (record, outcome) -> {
                    SharedRecord shared = byNumber.get(record.number());
                    if (shared != null && told(shared, outcome)) {
                        done.add(shared);
                    }
                });
        for (SharedRecord record : done) {
            store.remove(target, record.name());
        }
    }

    /** Returns whether nothing more is to be done about it. */
    private boolean told(SharedRecord shared, Outcome outcome) {
        String what =
                "\"" + outcome.undo().description() + "\" on " + outcome.undo().target();
        String of = ", which the " + shared.header().words() + ", had left behind.";
        switch (outcome.kind()) {
            case BACK -> notes.add("Took back " + what + of);
            case WAS_GONE -> notes.add("Nothing was left of " + what + of);
            case DRIFTED, STUCK ->
                outcome.finding(Outcome.inStore(store, target, shared.name())).ifPresent(findings::add);
        }
        if (outcome.isStuck()) {
            rest = Swept.Rest.HERE;
        }
        return !outcome.isStuck();
    }
}
