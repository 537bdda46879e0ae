package org.chaosjunit.jvm;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.chaosjunit.net.BlackHole;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.NetworkEffect.Deny;
import org.chaosjunit.spi.NetworkFault;
import org.jspecify.annotations.Nullable;

/** A network fault while it acts: its draws, its counts, and what it holds. */
final class NetworkRule {
    /** Look-ups that nobody follows with a connection must not pile up. */
    private static final int MOST_PASSED = 1000;

    private final NetworkFault fault;
    private final NetworkEffect kind;
    private final Tally tally = new Tally();
    private final Random random;
    private final Map<String, Deque<Optional<NetworkEffect>>> passed = new HashMap<>();
    private @Nullable BlackHole hole;
    private volatile boolean active = true;

    NetworkRule(NetworkFault fault, long seed) {
        this.fault = fault;
        this.random = new Random(seed);
        // What is drawn when, and what is counted, must not change from draw to draw.
        this.kind = fault.effect(new Random(seed));
    }

    boolean isActive() {
        return active;
    }

    Tally tally() {
        return tally;
    }

    HostPatterns hosts() {
        return fault.hosts();
    }

    boolean matches(Peer peer) {
        return peer.matches(fault.hosts());
    }

    /** Tells whether a connection attempt is drawn, or only each exchange. */
    boolean drawsConnections() {
        return !(kind instanceof NetworkEffect.Delay);
    }

    /** Draws: empty where the fault does not hit. */
    synchronized Optional<NetworkEffect> draw() {
        try {
            return random.nextDouble() * 100 < fault.percentage()
                    ? Optional.of(fault.effect(random))
                    : Optional.empty();
        } catch (RuntimeException | Error e) {
            // A fault that cannot say what it does, does nothing; the evidence shows it.
            return Optional.empty();
        }
    }

    /** Draws for a look-up; true if the name is not to be found. What is drawn otherwise counts for the connection. */
    synchronized boolean deniesLookup(String host) {
        if (kind != Deny.UNKNOWN_HOST || !fault.hosts().match(host, 0)) {
            return false;
        }
        tally.matched();
        Optional<NetworkEffect> drawn = draw();
        if (drawn.equals(Optional.of(Deny.UNKNOWN_HOST))) {
            tally.applied();
            return true;
        }
        Deque<Optional<NetworkEffect>> queue =
                passed.computeIfAbsent(host.toLowerCase(Locale.ROOT), any -> new ArrayDeque<>());
        queue.add(drawn);
        if (queue.size() > MOST_PASSED) {
            queue.remove();
        }
        return false;
    }

    /** Draws for a connection attempt, or returns what was drawn when its name was looked up. */
    synchronized Optional<NetworkEffect> drawConnection(Peer peer) {
        for (String name : peer.names()) {
            Deque<Optional<NetworkEffect>> queue = passed.get(name.toLowerCase(Locale.ROOT));
            if (queue != null && !queue.isEmpty()) {
                return queue.remove();
            }
        }
        tally.matched();
        return draw();
    }

    /** Returns where connection attempts never end; empty once the rule is off. */
    synchronized Optional<InetSocketAddress> blackHole() throws IOException {
        if (!active) {
            return Optional.empty();
        }
        if (hole == null) {
            hole = new BlackHole();
        }
        return Optional.of(hole.address());
    }

    /** Ends the rule, and lets go of the connection attempts that it holds. */
    synchronized void end() throws IOException {
        active = false;
        if (hole != null) {
            hole.close();
            hole = null;
        }
    }

    Evidence evidence(String target, SeenPeers seen) {
        return tally.evidence(
                fault.description(),
                target,
                drawsConnections() ? "connections" : "exchanges",
                fault.percentage(),
                seen.all());
    }
}
