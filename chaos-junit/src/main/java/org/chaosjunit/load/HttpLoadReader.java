package org.chaosjunit.load;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadReader;
import org.chaosjunit.spi.Site;

/** Reads {@link HttpLoad}. */
final class HttpLoadReader implements LoadReader<HttpLoad> {
    private static final int MOST_OPEN = 10_000;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern HEADER = Pattern.compile("(" + TOKEN + "):[ \\t]*([^\\p{Cntrl}]*)");
    // The driver sets them from the body, and must be right about it.
    private static final List<String> OWN_HEADERS = List.of("content-length", "transfer-encoding");

    @Override
    public Load read(HttpLoad load, Site site) {
        HttpOperation operation = new HttpOperation(
                url(site.resolve("url", load.url())),
                method(site.resolve("method", load.method())),
                Arrays.stream(load.headers())
                        .map(header -> header(site.resolve("headers", header)))
                        .toList(),
                site.resolve("body", load.body()));
        LoadAttributes attributes = new LoadAttributes(
                load.rate(),
                load.rates(),
                load.arrivals(),
                load.maxInFlight(),
                load.alternateWith(),
                load.warmup(),
                load.timeout(),
                load.name());
        return new OpenLoad<>(attributes.plan(operation, site, MOST_OPEN), new HttpDriver());
    }

    static URI url(String text) {
        URI uri = uri(text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw invalidUrl("to begin with http:// or https://", text);
        }
        if (uri.getHost() == null) {
            throw invalidUrl("to name a host", text);
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw invalidUrl("to have a port from 1 to 65535", text);
        }
        if (uri.getRawUserInfo() != null) {
            throw new InvalidAttributeException(
                    "url",
                    "to hold no user and password",
                    "some before the host",
                    "Write `headers = \"Authorization: Basic ...\"`.");
        }
        return uri;
    }

    private static URI uri(String text) {
        if (text.isBlank()) {
            throw invalidUrl("to be a URL", text);
        }
        try {
            return new URI(text.strip());
        } catch (URISyntaxException malformed) {
            throw invalidUrl("to be a URL", text);
        }
    }

    private static InvalidAttributeException invalidUrl(String required, String text) {
        return new InvalidAttributeException(
                "url", required, '"' + text + '"', "Write for example `url = \"http://localhost:8080/orders\"`.");
    }

    private static String method(String text) {
        if (!text.matches(TOKEN)) {
            throw new InvalidAttributeException(
                    "method", "to be a method of HTTP", '"' + text + '"', "Write for example `method = \"POST\"`.");
        }
        return text;
    }

    private static HttpOperation.Header header(String text) {
        Matcher header = HEADER.matcher(text.strip());
        if (!header.matches()) {
            throw new InvalidAttributeException(
                    "headers",
                    "to be of the form \"Name: value\"",
                    '"' + text + '"',
                    "Write for example `headers = \"Accept: application/json\"`.");
        }
        if (OWN_HEADERS.contains(header.group(1).toLowerCase(Locale.ROOT))) {
            throw new InvalidAttributeException(
                    "headers",
                    "not to set what follows from the body",
                    '"' + text + '"',
                    "Leave it out: the length of `body` is sent anyway.");
        }
        return new HttpOperation.Header(header.group(1), header.group(2));
    }
}
