package org.chaosjunit.load.data;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that every template has, without any data. */
final class Builtin {
    static final String NAMES = "(n, uuid, random(1,100))";

    private static final Pattern RANDOM = Pattern.compile("random\\(\\s*(-?\\d{1,18})\\s*,\\s*(-?\\d{1,18})\\s*\\)");

    private static final long RANDOM_BITS = 0x52414e444f4dL;

    private Builtin() {}

    static boolean isName(String name) {
        return name.equals("n") || name.equals("uuid") || name.startsWith("random(");
    }

    /** Returns what the expression stands for; null if it is none of these. */
    static @Nullable Function<Draw, String> find(String expression) {
        if (expression.equals("n")) {
            return draw -> Long.toString(draw.number());
        }
        if (expression.equals("uuid")) {
            return Draw::uuid;
        }
        Matcher random = RANDOM.matcher(expression);
        if (!random.matches()) {
            return null;
        }
        long least = Long.parseLong(random.group(1));
        long most = Long.parseLong(random.group(2));
        // By its bounds, so that the same expression is the same number wherever it stands in a request.
        long purpose = RANDOM_BITS ^ (31 * least + most);
        return least > most
                ? null
                : draw -> Long.toString(new SplittableRandom(draw.bits(purpose)).nextLong(least, most + 1));
    }
}
