package org.chaosjunit.aws.local.cloudwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * A rule such as {@code ALARM("a") AND NOT OK(b)}.
 *
 * @param alarms the alarms that it names
 */
record CompositeRule(List<String> alarms, Predicate<Function<String, StateValue>> rule) {
    private static final Pattern STATE =
            Pattern.compile("(ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\\s]+))\\s*\\)");
    private static final Pattern WORD = Pattern.compile("AND\\b|OR\\b|NOT\\b|TRUE\\b|FALSE\\b|\\(|\\)");

    static CompositeRule parse(String text) {
        Reader reader = new Reader(text);
        Predicate<Function<String, StateValue>> rule = reader.or();
        if (!reader.rest().isEmpty()) {
            throw reader.wrong();
        }
        return new CompositeRule(List.copyOf(reader.alarms), rule);
    }

    boolean holds(Function<String, StateValue> states) {
        return rule.test(states);
    }

    private static final class Reader {
        private final String text;
        private final List<String> alarms = new ArrayList<>();
        private int at;

        Reader(String text) {
            this.text = text;
        }

        private Predicate<Function<String, StateValue>> or() {
            Predicate<Function<String, StateValue>> rule = and();
            while (skips("OR")) {
                rule = rule.or(and());
            }
            return rule;
        }

        private Predicate<Function<String, StateValue>> and() {
            Predicate<Function<String, StateValue>> rule = not();
            while (skips("AND")) {
                rule = rule.and(not());
            }
            return rule;
        }

        private Predicate<Function<String, StateValue>> not() {
            return skips("NOT") ? not().negate() : one();
        }

        private Predicate<Function<String, StateValue>> one() {
            if (skips("(")) {
                Predicate<Function<String, StateValue>> inner = or();
                if (!skips(")")) {
                    throw wrong();
                }
                return inner;
            }
            if (skips("TRUE")) {
                return states -> true;
            }
            if (skips("FALSE")) {
                return states -> false;
            }
            Matcher state = STATE.matcher(rest());
            if (!state.lookingAt()) {
                throw wrong();
            }
            at = text.length() - rest().length() + state.end();
            StateValue wanted = StateValue.fromValue(state.group(1));
            String named =
                    state.group(2) != null ? state.group(2) : state.group(3) != null ? state.group(3) : state.group(4);
            String name = named.replaceFirst("^arn:.*:alarm:", "");
            alarms.add(name);
            return states -> states.apply(name) == wanted;
        }

        private boolean skips(String word) {
            Matcher next = WORD.matcher(rest());
            if (next.lookingAt() && next.group().equals(word)) {
                at = text.length() - rest().length() + word.length();
                return true;
            }
            return false;
        }

        private String rest() {
            return text.substring(at).stripLeading();
        }

        private AwsError wrong() {
            return new AwsError("ValidationError", 400, "Error in AlarmRule at \"" + rest() + "\"");
        }
    }
}
