package org.chaosjunit.jvm;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that were looked up and led to an address, for connections to the bare address. */
final class LearnedNames {
    private static final int ADDRESSES = 1000;
    private static final int NAMES = 8;

    private final Map<String, Set<String>> names = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > ADDRESSES;
        }
    };

    synchronized void learn(String host, InetAddress[] found) {
        for (InetAddress address : found) {
            // Many names may lead to this machine; none of them says which of its services is meant.
            if (!address.isLoopbackAddress()) {
                Set<String> known = names.computeIfAbsent(Peer.literal(address), any -> new LinkedHashSet<>());
                if (known.size() < NAMES) {
                    known.add(host);
                }
            }
        }
    }

    synchronized List<String> namesOf(String literal) {
        return List.copyOf(names.getOrDefault(literal, Set.of()));
    }
}
