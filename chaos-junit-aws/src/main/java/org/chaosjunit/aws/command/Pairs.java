package org.chaosjunit.aws.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chaosjunit.spi.InvalidAttributeException;

/** Texts of the form key=value. */
final class Pairs {
    private Pairs() {}

    /**
     * Parses them.
     *
     * @throws InvalidAttributeException if one has another form, or a key stands there twice
     */
    static Map<String, String> parse(String attribute, List<String> texts, String example) {
        Map<String, String> pairs = new TreeMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            boolean isPair = equals > 0 && equals < text.length() - 1;
            if (!isPair || pairs.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
                throw new InvalidAttributeException(
                        attribute,
                        isPair ? "to name nothing twice" : "to be of the form key=value",
                        '"' + text + '"',
                        "Write for example `" + attribute + " = \"" + example + "\"`.");
            }
        }
        return pairs;
    }
}
