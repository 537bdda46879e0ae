package org.chaosjunit.load.data;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a value is written where it stands, so that it cannot become anything else than a value. */
public enum Escape {
    /** As it is. */
    NONE {
        @Override
        String apply(String value) {
            return value;
        }
    },
    /** In a path or a query: percent-encoded as UTF-8. */
    URL {
        @Override
        String apply(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    },
    /** In a form: the same, but with {@code +} for a space. */
    FORM {
        @Override
        String apply(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    },
    /** Within the quotes of a JSON text; numbers and booleans stay as they are. */
    JSON {
        @Override
        String apply(String value) {
            String quoted = GSON.toJson(value);
            return quoted.substring(1, quoted.length() - 1);
        }
    };

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** Returns how values are written in a body of that type. */
    public static Escape inBody(String contentType) {
        String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/json") || type.endsWith("+json")) {
            return JSON;
        }
        return type.equals("application/x-www-form-urlencoded") ? FORM : NONE;
    }

    abstract String apply(String value);
}
