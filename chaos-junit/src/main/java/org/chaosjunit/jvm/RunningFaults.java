package org.chaosjunit.jvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The injections into this JVM that are not yet taken back. */
final class RunningFaults {
    /** Those of this JVM. Not in {@link ThisJvm}, which needs more classes than a revert in another process has. */
    static final RunningFaults OF_THIS_JVM = new RunningFaults();

    /** A part of an injection. */
    interface Part {
        /** Lets it act. */
        void start() throws Exception;

        /** Takes it back; does nothing if that is done. */
        void stop() throws Exception;

        /** Reads back whether it may still act. */
        boolean isActing();
    }

    private final Map<String, List<Part>> running = new HashMap<>();
    // A revert may overtake the injection that it is meant for; then that must not begin any more.
    private final Set<String> ended = new HashSet<>();

    synchronized void start(String id, List<? extends Part> parts) throws Exception {
        if (ended.contains(id)) {
            throw new IllegalStateException("The faults were taken back before they were injected.");
        }
        running.put(id, List.copyOf(parts));
        for (Part part : parts) {
            part.start();
        }
    }

    /** Takes an injection back, newest part first; all parts, even if one fails. */
    synchronized void end(String id) throws Exception {
        ended.add(id);
        List<Part> parts = new ArrayList<>(running.getOrDefault(id, List.of()));
        Collections.reverse(parts);
        Exception failure = null;
        for (Part part : parts) {
            try {
                part.stop();
            } catch (Exception e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        if (parts.stream().noneMatch(Part::isActing)) {
            running.remove(id);
        }
    }

    synchronized boolean isRunning(String id) {
        return running.containsKey(id);
    }
}
