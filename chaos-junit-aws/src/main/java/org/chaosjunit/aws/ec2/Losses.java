package org.chaosjunit.aws.ec2;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The instances that this JVM has terminated: their groups go on counting them as healthy for a while. */
final class Losses {
    private static final Set<String> IDS = ConcurrentHashMap.newKeySet();

    private Losses() {}

    static void add(String instance) {
        IDS.add(instance);
    }

    static void remove(String instance) {
        IDS.remove(instance);
    }

    static boolean contains(String instance) {
        return IDS.contains(instance);
    }
}
