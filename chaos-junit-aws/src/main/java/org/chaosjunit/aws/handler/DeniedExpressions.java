package org.chaosjunit.aws.handler;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.NetworkFault;

/** Hosts whose names hold one of some expressions are not found. */
final class DeniedExpressions implements NetworkFault {
    private final List<Pattern> expressions;
    private final Consumer<String> blocked;
    private final HostPatterns hosts;
    // Each connection is first matched, then drawn, by one thread: the effect is for the host that matched last.
    private final ThreadLocal<String> matched = new ThreadLocal<>();

    DeniedExpressions(List<Pattern> expressions, Consumer<String> blocked) {
        this.expressions = expressions;
        this.blocked = blocked;
        this.hosts =
                HostPatterns.where(expressions.stream().map(Pattern::pattern).toList(), this::isMeant);
    }

    private boolean isMeant(String host) {
        boolean meant =
                expressions.stream().anyMatch(pattern -> pattern.matcher(host).find());
        if (meant) {
            matched.set(host);
        }
        return meant;
    }

    @Override
    public HostPatterns hosts() {
        return hosts;
    }

    @Override
    public double percentage() {
        return 100;
    }

    @Override
    public NetworkEffect effect(RandomGenerator random) {
        String host = matched.get();
        if (host != null) {
            matched.remove();
            blocked.accept(host);
        }
        return NetworkEffect.Deny.UNKNOWN_HOST;
    }

    @Override
    public String description() {
        return "deny " + hosts;
    }
}
