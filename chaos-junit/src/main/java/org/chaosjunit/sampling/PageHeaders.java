package org.chaosjunit.sampling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/** The attribute {@code headers} of what is read over HTTP. */
public final class PageHeaders {
    private static final Pattern FORM = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([^\\p{Cntrl}]*)");
    private static final List<String> OWN =
            List.of("connection", "content-length", "transfer-encoding", "host", "accept-encoding");

    private PageHeaders() {}

    /**
     * Parses {@code Name: value} each; the value may be a secret, so no message quotes it.
     *
     * @throws InvalidAttributeException if one has another form, or is the connection's own
     */
    public static Map<String, String> parse(String[] headers, Site site) {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String header : headers) {
            Matcher form = FORM.matcher(site.resolve("headers", header).strip());
            if (!form.matches()) {
                throw new InvalidAttributeException(
                        "headers",
                        "to be of the form \"Name: value\"",
                        "something else",
                        "Write for example `headers = \"Authorization: Bearer ${METRICS_TOKEN}\"`.");
            }
            String name = form.group(1);
            if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
                throw new InvalidAttributeException(
                        "headers", "not to set what the connection says by itself", '"' + name + '"', "Leave it out.");
            }
            parsed.put(name, form.group(2));
        }
        return parsed;
    }
}
