package org.chaosjunit.load;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a URL apart that may hold templates after its host. */
final class RequestUrl {
    // A '#' that begins no template begins a fragment, which is never sent.
    private static final Pattern PARTS = Pattern.compile("(?s)([^/?#]+://[^/?#]*)(.*?)(?:#(?!\\{).*)?");
    private static final Pattern TEMPLATE = Pattern.compile("#\\{[^}]*}");

    private RequestUrl() {}

    static URI server(String url) {
        return URI.create(parts(url).group(1));
    }

    /** Returns path and query, with their templates. */
    static String path(String url) {
        String path = parts(url).group(2);
        return path.startsWith("/") ? path : "/" + path;
    }

    /** Returns the URL with a harmless value for each template. */
    static String sample(String url) {
        return TEMPLATE.matcher(url).replaceAll("0");
    }

    static boolean hasTemplateInServer(String url) {
        Matcher parts = Pattern.compile("[^/?#]+://([^/?]*).*", Pattern.DOTALL).matcher(url);
        return parts.matches() && parts.group(1).contains("#{");
    }

    private static Matcher parts(String url) {
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no URL: " + url);
        }
        return parts;
    }
}
