package org.chaosjunit.jvm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.net.Treatment;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.NetworkEffect.Delay;
import org.chaosjunit.spi.NetworkEffect.Deny;
import org.jspecify.annotations.Nullable;

/** What was drawn for one exchange, as long as the rules that drew it act. */
final class DrawnExchange implements Treatment {
    /** Without a length where the rule was drawn and did not hit. */
    private record Held(NetworkRule rule, @Nullable Duration by) {
        long nanos() {
            return by == null || !rule.isActive() ? 0 : by.toNanos();
        }
    }

    private final List<Held> delays = new ArrayList<>();
    private @Nullable NetworkRule denier;
    private Fate denial = Fate.PASS;

    /** Draws anew. */
    void draw(NetworkRule rule) {
        NetworkEffect effect = rule.draw().orElse(null);
        if (rule.drawsConnections() || effect instanceof Deny) {
            rule.tally().matched();
        }
        if (effect != null) {
            add(rule, effect);
        } else if (!rule.drawsConnections()) {
            delays.add(new Held(rule, null));
        }
    }

    /** Takes over what is already drawn. */
    void add(NetworkRule rule, NetworkEffect effect) {
        if (effect instanceof Delay delay) {
            delays.add(new Held(rule, delay.by()));
        } else if (effect instanceof Deny deny) {
            denier = rule;
            denial = switch (deny) {
                case REFUSED, UNKNOWN_HOST -> Fate.REFUSE;
                case TIMEOUT -> Fate.WITHHOLD;
                case RESET -> Fate.RESET;
            };
            if (deny != Deny.RESET) {
                rule.tally().applied();
            }
        }
    }

    boolean isDenied() {
        return fate() != Fate.PASS;
    }

    @Override
    public Fate fate() {
        return denier != null && denier.isActive() ? denial : Fate.PASS;
    }

    @Override
    public long delayNanos() {
        long sum = 0;
        for (Held held : delays) {
            sum += held.nanos();
        }
        return sum;
    }

    // An exchange counts when its answer comes, so that what was asked for and what was done are of the same exchanges.
    @Override
    public void answered() {
        if (fate() == Fate.RESET && denier != null) {
            denier.tally().applied();
            return;
        }
        delays.stream().filter(held -> held.rule().isActive()).forEach(DrawnExchange::count);
    }

    private static void count(Held held) {
        Tally tally = held.rule().tally();
        if (!held.rule().drawsConnections()) {
            tally.matched();
        }
        if (held.by() != null) {
            tally.applied(held.by());
        }
    }
}
