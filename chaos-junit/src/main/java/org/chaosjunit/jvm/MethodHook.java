package org.chaosjunit.jvm;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What faulted methods call: all active faults of one pattern, in the order in which they were declared. */
final class MethodHook implements Runnable {
    private final List<ActiveMethodFault> faults = new CopyOnWriteArrayList<>();

    void add(ActiveMethodFault fault) {
        faults.add(fault);
    }

    void remove(ActiveMethodFault fault) {
        faults.remove(fault);
    }

    boolean has(ActiveMethodFault fault) {
        return faults.contains(fault);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    @Override
    public void run() {
        for (ActiveMethodFault fault : faults) {
            fault.call();
        }
    }
}
