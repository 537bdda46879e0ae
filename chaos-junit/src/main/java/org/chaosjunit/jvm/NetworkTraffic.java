package org.chaosjunit.jvm;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.chaosjunit.net.ClosedPort;
import org.chaosjunit.net.FaultProxy;
import org.chaosjunit.net.Ticket;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.NetworkEffect.Deny;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of the connections that this JVM opens; called by the hooks.
 *
 * <p>They call it under the locks of sockets and selectors: it must not wait, log, or touch what could.
 */
final class NetworkTraffic implements BiFunction<String, Object[], @Nullable Object> {
    // What we do ourselves on a caller's thread passes through the same hooks.
    private static final ThreadLocal<Boolean> INSIDE = new ThreadLocal<>();
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String NET = "sun.nio.ch.Net";
    private static final String DATAGRAMS = "sun.nio.ch.DatagramChannelImpl";

    // An alias is a name; whoever writes this means the address itself.
    private static final Pattern NO_ALIAS = Pattern.compile("(localhost|[0-9.]+|\\[.*])(:.*)?");

    private static final Pattern WITH_PORT = Pattern.compile(".*:[0-9]+");

    // Says nothing of which host is meant.
    private static final Pattern ANY_HOST = Pattern.compile("[*?.]+(:\\*)?");

    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");

    private final BootClass boot;
    private final FaultProxy proxy = new FaultProxy("chaos-junit fault proxy");
    private final ClosedPort closedPort;
    private final SeenPeers seen = new SeenPeers();
    private final LearnedNames learned = new LearnedNames();
    private final Drain drain;
    private volatile List<HostPatterns> captured = List.of();
    private volatile List<NetworkRule> rules = List.of();
    private volatile boolean aliasesMatter;

    NetworkTraffic(BootClass boot) throws IOException {
        this.boot = boot;
        this.closedPort = new ClosedPort();
        this.drain = new Drain(boot);
    }

    SeenPeers seen() {
        return seen;
    }

    /**
     * Leads all connections to these hosts through the proxy from now on, so that a later fault reaches them too.
     *
     * <p>And all to this machine, if an alias may yet give them a name that is meant. Those that are open already are
     * shut down where that is possible, so that their clients connect anew.
     *
     * @return those that were not captured before
     */
    List<HostPatterns> capture(List<HostPatterns> hosts) throws ReflectiveOperationException {
        List<HostPatterns> added = addCaptured(hosts);
        List<HostPatterns> specific = added.stream()
                .flatMap(pattern -> pattern.each().stream())
                .filter(pattern -> !ANY_HOST.matcher(pattern.texts().get(0)).matches())
                .toList();
        // Only now, lest they come back by the old way; and not under the lock that ending a rule needs.
        if (!specific.isEmpty()) {
            drain.shutDown(remote -> specific.stream().anyMatch(pattern -> isMeant(remote, pattern)));
        }
        return added;
    }

    /** Lets new connections to these hosts go their own way again. */
    synchronized void release(List<HostPatterns> hosts) throws ReflectiveOperationException {
        List<HostPatterns> fewer = new ArrayList<>(captured);
        fewer.removeAll(hosts);
        change(fewer, rules);
    }

    private synchronized List<HostPatterns> addCaptured(List<HostPatterns> hosts) throws ReflectiveOperationException {
        List<HostPatterns> added = hosts.stream()
                .filter(pattern -> !captured.contains(pattern))
                .distinct()
                .toList();
        List<HostPatterns> more = new ArrayList<>(captured);
        more.addAll(added);
        change(more, rules);
        return added;
    }

    // On this machine live the channels of whoever runs the tests; they are no service that a bare "localhost" means.
    private boolean isMeant(InetSocketAddress remote, HostPatterns pattern) {
        Peer peer = Peer.of(remote.getAddress(), remote.getPort(), learned);
        boolean byAliasOnly = remote.getAddress().isLoopbackAddress()
                && pattern.texts().stream()
                        .noneMatch(text -> WITH_PORT.matcher(text).matches());
        return byAliasOnly ? peer.matchesByAlias(pattern) : peer.matches(pattern);
    }

    /** Lets the rules act, all at once. */
    synchronized void start(List<NetworkRule> started) throws ReflectiveOperationException {
        seen.clear();
        List<NetworkRule> more = new ArrayList<>(rules);
        more.addAll(started);
        change(captured, more);
    }

    /** Ends the rules and lets go of all that they hold. */
    synchronized void stop(List<NetworkRule> stopped) throws ReflectiveOperationException, IOException {
        List<NetworkRule> fewer = new ArrayList<>(rules);
        fewer.removeAll(stopped);
        change(captured, fewer);
        for (NetworkRule rule : stopped) {
            rule.end();
        }
        proxy.reconsider();
    }

    /** Tells whether any of the rules may still act. */
    boolean isActing(List<NetworkRule> some) {
        return some.stream().anyMatch(rule -> rule.isActive() || rules.contains(rule));
    }

    private void change(List<HostPatterns> newCaptured, List<NetworkRule> newRules)
            throws ReflectiveOperationException {
        aliasesMatter = newCaptured.stream().anyMatch(NetworkTraffic::mayMeanAlias)
                || newRules.stream().anyMatch(rule -> mayMeanAlias(rule.hosts()));
        boolean before = captured.isEmpty() && rules.isEmpty();
        boolean after = newCaptured.isEmpty() && newRules.isEmpty();
        captured = List.copyOf(newCaptured);
        rules = List.copyOf(newRules);
        if (before && !after) {
            boot.add(this);
        } else if (!before && after) {
            boot.remove(this);
        }
    }

    @Override
    public @Nullable Object apply(String event, Object[] details) {
        if (Thread.currentThread() instanceof ExemptThread || INSIDE.get() != null) {
            if (event.equals("connecting")) {
                drain.spare((FileDescriptor) details[0]);
            }
            return null;
        }
        return switch (event) {
            case "connecting" -> connectingOnce((InetAddress) details[1], (int) details[2]);
            case "resolving" -> resolving((String) details[0]);
            case "resolved" -> resolved((String) details[0], (InetAddress[]) details[1]);
            default -> null;
        };
    }

    private @Nullable Object connectingOnce(InetAddress to, int port) {
        INSIDE.set(true);
        try {
            return connecting(to, port);
        } catch (IOException e) {
            // No descriptor left for what was to be denied; the connection goes its own way, and is not counted.
            return null;
        } finally {
            INSIDE.remove();
        }
    }

    private @Nullable Object connecting(InetAddress to, int port) throws IOException {
        Peer peer = Peer.of(to, port, learned);
        List<NetworkRule> acting = rules;
        if (!isOurs(to, peer, acting)) {
            seen.add(peer);
            return null;
        }
        if (isDatagram()) {
            return null;
        }
        seen.add(peer);
        PeerExchanges exchanges = new PeerExchanges(peer, () -> rules, seen);
        for (NetworkRule rule : acting) {
            if (rule.drawsConnections() && rule.matches(peer)) {
                NetworkEffect effect = rule.drawConnection(peer).orElse(null);
                if (effect instanceof Deny deny && deny != Deny.RESET) {
                    return deny(rule, deny, peer);
                }
                exchanges.drawn(rule, effect);
                if (effect == Deny.RESET) {
                    break;
                }
            }
        }
        return proxy.open(new InetSocketAddress(to, port), exchanges)
                .map(this::redirect)
                .orElse(null);
    }

    private boolean isOurs(InetAddress to, Peer peer, List<NetworkRule> acting) {
        return (aliasesMatter && to.isLoopbackAddress())
                || captured.stream().anyMatch(peer::matches)
                || acting.stream().anyMatch(rule -> rule.matches(peer));
    }

    private @Nullable Object deny(NetworkRule rule, Deny deny, Peer peer) throws IOException {
        Object answer =
                switch (deny) {
                    case REFUSED -> redirect(closedPort.address());
                    case TIMEOUT ->
                        rule.blackHole().map(NetworkTraffic::redirect).orElse(null);
                    case UNKNOWN_HOST, RESET -> unknown(peer.names().iterator().next());
                };
        if (answer != null) {
            rule.tally().applied();
        }
        return answer;
    }

    private @Nullable Object resolving(String host) {
        List<NetworkRule> acting = rules;
        if (acting.isEmpty() || isLiteral(host)) {
            return null;
        }
        for (NetworkRule rule : acting) {
            if (rule.deniesLookup(host)) {
                return unknown(host);
            }
        }
        return null;
    }

    private @Nullable Object resolved(String host, InetAddress[] found) {
        if (!isLiteral(host)) {
            learned.learn(host, found);
        }
        return null;
    }

    private Object[] redirect(Ticket ticket) {
        BiConsumer<FileDescriptor, Boolean> confidant = (fd, failed) -> {
            if (failed) {
                ticket.cancel();
                return;
            }
            try {
                ticket.claim(boot.localAddress(fd).getPort());
            } catch (ReflectiveOperationException e) {
                ticket.cancel();
            }
        };
        return redirect(ticket.address(), confidant);
    }

    private static Object[] redirect(InetSocketAddress address) {
        return redirect(address, (fd, failed) -> {});
    }

    private static Object[] redirect(InetSocketAddress address, BiConsumer<FileDescriptor, Boolean> confidant) {
        return new Object[] {address.getAddress(), address.getPort(), confidant};
    }

    // As the resolver of the C library says it.
    private static UnknownHostException unknown(String host) {
        return new UnknownHostException(host + ": Name or service not known");
    }

    // Connecting a datagram socket passes through the same method of the JDK.
    private static boolean isDatagram() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .dropWhile(name -> !name.equals(NET))
                .filter(name -> !name.equals(NET))
                .findFirst()
                .filter(DATAGRAMS::equals)
                .isPresent());
    }

    private static boolean mayMeanAlias(HostPatterns hosts) {
        return hosts.texts().stream().anyMatch(text -> !NO_ALIAS.matcher(text).matches());
    }

    private static boolean isLiteral(String host) {
        return host.isEmpty() || host.contains(":") || NUMERIC.matcher(host).matches();
    }
}
