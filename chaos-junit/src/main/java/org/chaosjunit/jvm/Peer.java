package org.chaosjunit.jvm;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import org.chaosjunit.spi.HostAliases;
import org.chaosjunit.spi.HostPatterns;

/**
 * The other end of a connection, by all names that the client may mean it by.
 *
 * @param names host names and literal address
 * @param port port
 */
record Peer(Set<String> names, int port) {
    /**
     * Names the other end without asking anyone.
     *
     * @param learned what is known of addresses that bear no name
     */
    static Peer of(InetAddress address, int port, LearnedNames learned) {
        String literal = literal(address);
        // The name that the address was made with; never a reverse look-up.
        String name = new InetSocketAddress(address, port).getHostString();
        Set<String> names = new LinkedHashSet<>();
        names.add(name.contains("%") ? literal : name);
        if (name.equals(address.getHostAddress())) {
            names.addAll(learned.namesOf(literal));
        }
        names.add(literal);
        if (address.isLoopbackAddress()) {
            names.add("localhost");
        }
        return new Peer(names, port);
    }

    /** Returns the address in digits, without a scope. */
    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    /** Tells whether the patterns mean this end, by a name or by an alias that it has at this moment. */
    boolean matches(HostPatterns hosts) {
        return names.stream().anyMatch(name -> hosts.match(name, port)) || matchesByAlias(hosts);
    }

    /** Tells whether the patterns mean this end by an alias that it has at this moment. */
    boolean matchesByAlias(HostPatterns hosts) {
        for (String name : names) {
            for (String alias : HostAliases.of(name, port)) {
                if (hosts.match(alias, port)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns {@code host:port}. */
    @Override
    public String toString() {
        String name = names.iterator().next();
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}
