package org.chaosjunit.jvm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where this JVM connected to since the newest injection: a hint for whoever wonders why a pattern hit nothing. */
final class SeenPeers {
    private static final int MOST = 20;

    private final Set<String> peers = new LinkedHashSet<>();

    synchronized void add(Peer peer) {
        String name = peer.toString();
        peers.remove(name);
        peers.add(name);
        if (peers.size() > MOST) {
            peers.remove(peers.iterator().next());
        }
    }

    /** Forgets them all. */
    synchronized void clear() {
        peers.clear();
    }

    /** Returns the last ones, newest last. */
    synchronized List<String> all() {
        return List.copyOf(peers);
    }
}
