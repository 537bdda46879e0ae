package org.chaosjunit.jvm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.chaosjunit.net.Treatment;
import org.chaosjunit.spi.NetworkEffect;
import org.jspecify.annotations.Nullable;

/** Draws for the exchanges of one connection, one after the other. */
final class PeerExchanges implements Supplier<Treatment> {
    private final Peer peer;
    private final Supplier<List<NetworkRule>> rules;
    private final SeenPeers seen;
    private final Set<NetworkRule> drawnAlready = new HashSet<>();
    private @Nullable DrawnExchange first;

    PeerExchanges(Peer peer, Supplier<List<NetworkRule>> rules, SeenPeers seen) {
        this.peer = peer;
        this.rules = rules;
        this.seen = seen;
    }

    /** Takes what was drawn for the connection attempt as drawn for the first exchange, lest two draws compound. */
    void drawn(NetworkRule rule, @Nullable NetworkEffect effect) {
        drawnAlready.add(rule);
        if (effect != null) {
            first = first == null ? new DrawnExchange() : first;
            first.add(rule, effect);
        }
    }

    @Override
    public Treatment get() {
        List<NetworkRule> acting = rules.get();
        DrawnExchange exchange = first == null ? new DrawnExchange() : first;
        first = null;
        if (acting.isEmpty()) {
            drawnAlready.clear();
            return Treatment.PASS;
        }
        boolean matched = false;
        for (NetworkRule rule : acting) {
            if (rule.matches(peer)) {
                matched = true;
                if (!exchange.isDenied() && !drawnAlready.contains(rule)) {
                    exchange.draw(rule);
                }
            }
        }
        if (!matched) {
            seen.add(peer);
        }
        drawnAlready.clear();
        return exchange;
    }
}
