package org.chaosjunit.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Settings;

/**
 * Where a secret is found; never the secret itself.
 *
 * @param name of a system property or environment variable
 */
public record Credential(String name) {
    private static final Pattern FORM = Pattern.compile("\\$\\{([A-Za-z0-9._-]+)}");

    /** Reads <code>${name}</code>; empty from an empty text. */
    static Optional<Credential> parse(String placeholder) {
        if (placeholder.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(placeholder);
        if (!form.matches()) {
            throw new InvalidAttributeException(
                    "authorization",
                    "to be the name of a system property or environment variable, for secrets do not belong into code",
                    // What was found may be the secret.
                    "something else",
                    "Write for example `authorization = \"${FLAGS_AUTHORIZATION}\"`.");
        }
        return Optional.of(new Credential(form.group(1)));
    }

    boolean isKnown() {
        return Settings.ofSystem().get(name).isPresent();
    }

    /**
     * Looks the secret up.
     *
     * @throws IllegalStateException if it is missing or no value for a header
     */
    String value() {
        String value = Settings.ofSystem()
                .get(name)
                .orElseThrow(() -> new IllegalStateException("the value of `authorization` is missing: set the system"
                        + " property `" + name + "` or the environment variable `" + variable() + "`"));
        // The client's own complaint would quote it.
        if (!value.matches("[\\t -~]*")) {
            throw new IllegalStateException("the value of `" + name + "` for `authorization` holds characters that no"
                    + " header may hold, perhaps a line end");
        }
        return value;
    }

    String variable() {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
