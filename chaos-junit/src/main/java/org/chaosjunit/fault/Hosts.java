package org.chaosjunit.fault;

import java.util.Arrays;
import java.util.List;
import org.chaosjunit.spi.HostAliases;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/** The attribute that names hosts. */
final class Hosts {
    private Hosts() {}

    static HostPatterns read(String attribute, String[] texts, Site site) {
        String[] resolved =
                Arrays.stream(texts).map(text -> site.resolve(attribute, text)).toArray(String[]::new);
        HostPatterns patterns = require(attribute, resolved);
        // While a test plan is only scanned, nobody has had a chance to set an alias yet.
        if (site.testInstance().isPresent()) {
            patterns.texts().forEach(text -> requireKnownAlias(attribute, text));
        }
        return patterns;
    }

    static HostPatterns require(String attribute, String... texts) {
        try {
            return HostPatterns.of(texts);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidAttributeException(
                    attribute,
                    "to be host patterns",
                    String.valueOf(malformed.getMessage()),
                    "Write for example `" + attribute + " = \"dynamodb.*\"`, `\"*.amazonaws.com\"`, "
                            + "`\"localhost:8000\"` or `\"[::1]:8000\"`.");
        }
    }

    private static void requireKnownAlias(String attribute, String text) {
        if (!text.startsWith(HostAliases.PREFIX) || HostAliases.isKnown(text.substring(HostAliases.PREFIX.length()))) {
            return;
        }
        List<String> known = HostAliases.known();
        throw new InvalidAttributeException(
                attribute,
                "to name a known alias after `" + HostAliases.PREFIX + "`",
                '"' + text + '"',
                (known.isEmpty() ? "No alias is known" : "Known: " + String.join(", ", known))
                        + "; an alias is set before the experiment, for example with"
                        + " `Chaos.alias(\"dynamodb.us-east-1.amazonaws.com\", \"localhost:8000\")`.");
    }
}
