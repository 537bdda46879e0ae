package org.chaosjunit.load;

import java.util.List;

/** Looks for threads. */
final class Threads {
    private Threads() {}

    static List<Thread> named(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .toList();
    }
}
