package org.chaosjunit.load.answer;

import com.google.gson.JsonElement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** How a value of JSON is compared with the one that is expected. */
enum Operator {
    EQUAL("==", null),
    DIFFERENT("!=", null),
    AT_MOST("<=", order -> order <= 0),
    AT_LEAST(">=", order -> order >= 0),
    LESS("<", order -> order < 0),
    GREATER(">", order -> order > 0);

    private static final List<Operator> LONGEST_FIRST = Arrays.stream(values())
            .sorted(Comparator.comparingInt(operator -> -operator.sign.length()))
            .toList();

    private final String sign;

    @SuppressWarnings("ImmutableEnumChecker") // Lambdas without state.
    private final @Nullable IntPredicate ordered;

    Operator(String sign, @Nullable IntPredicate ordered) {
        this.sign = sign;
        this.ordered = ordered;
    }

    /** Returns the operator that stands at a place of a text; null if there is none. */
    static @Nullable Operator at(String text, int index) {
        return LONGEST_FIRST.stream()
                .filter(operator -> text.startsWith(operator.sign, index))
                .findFirst()
                .orElse(null);
    }

    String sign() {
        return sign;
    }

    /** Tells whether it compares numbers only. */
    boolean needsNumbers() {
        return ordered != null;
    }

    boolean holds(JsonElement found, JsonElement expected) {
        if (ordered != null) {
            return JsonValue.isNumber(found) && ordered.test(JsonValue.compare(found, expected));
        }
        return JsonValue.isSame(found, expected) == (this == EQUAL);
    }
}
