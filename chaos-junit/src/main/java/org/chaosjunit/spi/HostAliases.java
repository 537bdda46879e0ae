package org.chaosjunit.spi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Second names for local addresses: a random local port gets the name that the service has in production.
 *
 * <p>With {@code dynamodb.us-east-1.amazonaws.com} standing for {@code localhost:52113}, the pattern
 * {@code dynamodb.*} matches connections to that port. Like DNS, the table is one for the whole JVM.
 */
public final class HostAliases {
    /** Starts a host pattern that names an alias, and nothing else. */
    public static final String PREFIX = "alias:";

    private static final Map<String, Address> ALIASES = new ConcurrentHashMap<>();

    private HostAliases() {}

    /**
     * Lets {@code alias} stand for {@code address}, in place of what it stood for before.
     *
     * @param alias host name without a port
     * @param address {@code host:port}, an IPv6 address in brackets
     * @throws IllegalArgumentException if the alias is no host name or the address has another form
     */
    public static void set(String alias, String address) {
        if (!alias.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("the alias \"" + alias + "\" is no host name");
        }
        ALIASES.put(alias.toLowerCase(Locale.ROOT), Address.parse(address));
    }

    /** Forgets an alias, if it is known. */
    public static void remove(String alias) {
        ALIASES.remove(alias.toLowerCase(Locale.ROOT));
    }

    /** Tells whether the alias stands for an address. */
    public static boolean isKnown(String alias) {
        return ALIASES.containsKey(alias.toLowerCase(Locale.ROOT));
    }

    /** Returns all aliases, sorted. */
    public static List<String> known() {
        return ALIASES.keySet().stream().sorted().toList();
    }

    /** Returns the aliases of an address, each also with the prefix {@value #PREFIX}. */
    public static Set<String> of(String host, int port) {
        if (ALIASES.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        ALIASES.forEach((alias, address) -> {
            if (address.is(host, port)) {
                names.add(alias);
                names.add(PREFIX + alias);
            }
        });
        return names;
    }

    private record Address(String host, int port) {
        private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1");
        private static final Pattern FORM =
                Pattern.compile("(?:(?<name>[\\p{L}\\p{N}._-]+)|\\[(?<literal>[0-9A-Fa-f:.]+)]):(?<port>[0-9]{1,5})");

        static Address parse(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches() || port(form) < 1 || port(form) > 65535) {
                throw new IllegalArgumentException("the address \"" + text + "\" is not of the form host:port");
            }
            String host = form.group("literal") == null ? form.group("name") : form.group("literal");
            return new Address(host.toLowerCase(Locale.ROOT), port(form));
        }

        private static int port(Matcher form) {
            return Integer.parseInt(form.group("port"));
        }

        // A client may reach "localhost" by any of its names.
        boolean is(String otherHost, int otherPort) {
            String other = otherHost.toLowerCase(Locale.ROOT);
            return port == otherPort && (host.equals(other) || (LOOPBACK.contains(host) && LOOPBACK.contains(other)));
        }
    }
}
