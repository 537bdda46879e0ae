package org.chaosjunit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Settings;
import org.chaosjunit.spi.Site;
import org.jspecify.annotations.Nullable;

/**
 * A place in a test class, whose placeholders are looked up in the settings.
 *
 * @param element the class or method that bears an annotation
 * @param testClass the class of the test
 * @param instance the test instance, or null while a test plan is only scanned
 * @param settings where placeholders are looked up
 */
record PlaceholderSite(
        AnnotatedElement element,
        Class<?> testClass,
        @Nullable Object instance,
        Settings settings) implements Site {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    @Override
    public Optional<Object> testInstance() {
        return Optional.ofNullable(instance);
    }

    @Override
    public String resolve(String attribute, String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(value(attribute, match.group(1))));
    }

    private String value(String attribute, String name) {
        Optional<String> value = settings.get(name);
        // While a test plan is only scanned, nobody has set it yet: then it may stand for anything.
        if (value.isEmpty() && instance == null) {
            return "*";
        }
        return value.orElseThrow(() -> new InvalidAttributeException(
                attribute,
                "to hold only placeholders that have a value",
                "${" + name + "}",
                "Set the system property `" + name
                        + "`, or a configuration parameter or environment variable of that name."));
    }
}
