package org.chaosjunit.aws.sdk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The faults on calls of this JVM that are not yet taken back. */
final class ActingCalls {
    private static final int MOST_SEEN = 20;

    private static final Map<String, List<CallRule>> RUNNING = new HashMap<>();
    // A revert may overtake the injection that it is meant for; then that must not begin any more.
    private static final Set<String> ENDED = new HashSet<>();
    private static final Set<String> SEEN = new LinkedHashSet<>();

    private static volatile List<CallRule> acting = List.of();

    private ActingCalls() {}

    /** Returns the rules that act now; all that a call costs where there are none. */
    static List<CallRule> now() {
        return acting;
    }

    static synchronized void start(String injection, List<CallRule> rules) {
        if (ENDED.contains(injection)) {
            throw new IllegalStateException("The faults were taken back before they were injected.");
        }
        if (RUNNING.isEmpty()) {
            SEEN.clear();
        }
        RUNNING.put(injection, List.copyOf(rules));
        update();
    }

    static synchronized void end(String injection) {
        ENDED.add(injection);
        List<CallRule> ended = RUNNING.remove(injection);
        update();
        if (ended != null) {
            ended.forEach(rule -> rule.held().end());
        }
    }

    static synchronized boolean isRunning(String injection) {
        return RUNNING.containsKey(injection);
    }

    static synchronized void see(Call call) {
        SEEN.remove(call.toString());
        SEEN.add(call.toString());
        if (SEEN.size() > MOST_SEEN) {
            SEEN.remove(SEEN.iterator().next());
        }
    }

    static synchronized List<String> seen() {
        return List.copyOf(SEEN);
    }

    private static void update() {
        List<CallRule> rules = new ArrayList<>();
        RUNNING.values().forEach(rules::addAll);
        acting = List.copyOf(rules);
    }
}
