package org.chaosjunit.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.InvalidAttributeException;

/** The URL of a resource, in one form of the many that mean the same, for it is the name of the target's lease. */
final class ResourceUrl {
    private ResourceUrl() {}

    static URI parse(String text) {
        try {
            return require(new URI(text.strip()));
        } catch (URISyntaxException malformed) {
            throw invalid("to be a URL", text);
        }
    }

    static URI require(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme)) {
            throw invalid("to begin with http:// or https://", url.toString());
        }
        if (url.getRawUserInfo() != null) {
            throw new InvalidAttributeException(
                    "url",
                    "to hold no user and password",
                    "some before the host",
                    "Write for example `authorization = \"${FLAGS_AUTHORIZATION}\"`.");
        }
        if (url.getHost() == null) {
            throw invalid("to name a host", url.toString());
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw invalid("to have a port from 1 to 65535", url.toString());
        }
        if (url.getRawFragment() != null) {
            throw invalid("to hold no fragment, which no server sees", url.toString());
        }
        return normalized(url, scheme);
    }

    /** Tells whether the host is this machine for certain, without asking any name service. */
    static boolean isLoopback(URI url) {
        String host = url.getHost();
        return host.equals("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.matches("\\[(::1|0:0:0:0:0:0:0:1)]");
    }

    static boolean isAllowed(URI url, HostPatterns allowed) {
        int port = url.getPort() >= 0 ? url.getPort() : defaultPort(url.getScheme());
        return allowed.match(url.getHost().replaceAll("[\\[\\]]", ""), port);
    }

    private static URI normalized(URI url, String scheme) {
        boolean plainPort = url.getPort() < 0 || url.getPort() == defaultPort(scheme);
        String path = url.normalize().getRawPath();
        return URI.create(scheme + "://" + url.getHost().toLowerCase(Locale.ROOT)
                + (plainPort ? "" : ":" + url.getPort())
                + (path.isEmpty() ? "/" : path)
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static InvalidAttributeException invalid(String required, String text) {
        return new InvalidAttributeException(
                "url",
                required,
                '"' + text + '"',
                "Write for example `url = \"http://localhost:8474/flags/checkout\"`.");
    }
}
