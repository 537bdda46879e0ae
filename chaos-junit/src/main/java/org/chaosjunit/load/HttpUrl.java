package org.chaosjunit.load;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.chaosjunit.spi.InvalidAttributeException;

/** Checks the URL of a load. */
final class HttpUrl {
    private HttpUrl() {}

    /** Returns the URL with a value for each template. */
    static URI check(String text) {
        if (RequestUrl.hasTemplateInServer(text)) {
            throw invalidUrl("to have its host and port without templates", text);
        }
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
            return new URI(RequestUrl.sample(text.strip()));
        } catch (URISyntaxException malformed) {
            throw invalidUrl("to be a URL", text);
        }
    }

    private static InvalidAttributeException invalidUrl(String required, String text) {
        return new InvalidAttributeException(
                "url", required, '"' + text + '"', "Write for example `url = \"http://localhost:8080/orders\"`.");
    }
}
