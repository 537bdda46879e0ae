package org.chaosjunit.load;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.HttpVersion;
import org.chaosjunit.spi.InvalidAttributeException;

/** Checks the method and the headers of a load. */
final class HttpHeaders {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern HEADER = Pattern.compile("(" + TOKEN + "):[ \\t]*([^\\p{Cntrl}]*)");
    // The driver sets them from the body, and must be right about it.
    private static final List<String> OWN_HEADERS = List.of("content-length", "transfer-encoding");
    private static final List<String> OF_CONNECTIONS =
            List.of("connection", "host", "keep-alive", "proxy-connection", "te", "upgrade");

    private HttpHeaders() {}

    static String method(String text) {
        if (!text.matches(TOKEN)) {
            throw new InvalidAttributeException(
                    "method", "to be a method of HTTP", '"' + text + '"', "Write for example `method = \"POST\"`.");
        }
        return text;
    }

    static HttpOperation.Header header(String text, HttpVersion version) {
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
        if (version == HttpVersion.HTTP_2
                && OF_CONNECTIONS.contains(header.group(1).toLowerCase(Locale.ROOT))) {
            throw new InvalidAttributeException(
                    "headers",
                    "to have none that HTTP/2 forbids or sends by itself " + OF_CONNECTIONS,
                    '"' + text + '"',
                    "Leave it out.");
        }
        return new HttpOperation.Header(header.group(1), header.group(2));
    }
}
