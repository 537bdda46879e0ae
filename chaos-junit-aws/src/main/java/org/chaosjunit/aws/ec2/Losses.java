package org.chaosjunit.aws.ec2;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.AwsPlace;

/** The instances that this JVM has terminated: their groups go on counting them as healthy for a while. */
final class Losses {
    private static final Set<Loss> ALL = ConcurrentHashMap.newKeySet();

    private Losses() {}

    static void add(AwsPlace place, String instance) {
        ALL.add(new Loss(place, instance));
    }

    static void remove(AwsPlace place, String instance) {
        ALL.remove(new Loss(place, instance));
    }

    static boolean contains(AwsPlace place, String instance) {
        return ALL.contains(new Loss(place, instance));
    }

    private record Loss(AwsPlace place, String instance) {}
}
