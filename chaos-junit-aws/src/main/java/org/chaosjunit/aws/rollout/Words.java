package org.chaosjunit.aws.rollout;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;

/** The values of a rollout control, as they were configured. */
record Words(Map<String, String> values) {
    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Returns a value that is all of that form; {@code example} is one that is right. */
    String required(String name, Pattern form, String required, String example) {
        Optional<String> found = optional(name);
        return found.filter(text -> form.matcher(text).matches())
                .orElseThrow(() -> new InvalidAttributeException(
                        name,
                        "to be " + required,
                        found.map(text -> '"' + text + '"').orElse("nothing"),
                        "Write for example " + example + "."));
    }
}
