package org.chaosjunit.aws.cloudwatch.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads expressions; from weak to strong bind OR, AND, comparisons, plus and minus, times and over, a minus before
 * something, and {@code ^}.
 *
 * <p>Parsed here, for no library is known that reads this language.
 */
final class Parser {
    private static final Pattern BLANK = Pattern.compile("\\s*");
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9_]*");
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Za-z0-9_]*");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern OPERATOR =
            Pattern.compile("\\|\\||&&|==|!=|<=|>=|[-+*/<>]|(?:AND|OR)(?![A-Za-z0-9_])");

    private final String text;
    private int at;

    private Parser(String text) {
        this.text = text;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is none; says where
     */
    static Expression parse(String text) {
        Parser parser = new Parser(text);
        Expression whole = parser.operation(1);
        if (parser.at < text.length()) {
            throw parser.expected("an operator");
        }
        return whole;
    }

    private Expression operation(int precedence) {
        if (precedence > Operator.HIGHEST) {
            return negation();
        }
        Expression left = operation(precedence + 1);
        Optional<Operator> next = operator(precedence);
        while (next.isPresent()) {
            left = new Expression.Operation(next.get(), left, operation(precedence + 1));
            next = operator(precedence);
        }
        return left;
    }

    private Optional<Operator> operator(int precedence) {
        skipBlanks();
        Matcher matcher = matcher(OPERATOR);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        Optional<Operator> found = Operator.of(matcher.group()).filter(one -> one.precedence() == precedence);
        found.ifPresent(one -> at = matcher.end());
        return found;
    }

    private Expression negation() {
        if (skips('-')) {
            return new Expression.Negation(negation());
        }
        Expression base = operand();
        return skips('^') ? new Expression.Operation(Operator.POWER, base, negation()) : base;
    }

    private Expression operand() {
        skipBlanks();
        if (skips('(')) {
            Expression inner = operation(1);
            require(')');
            return inner;
        }
        if (skips('[')) {
            return new Expression.Array(list(']'));
        }
        return take(NUMBER)
                .<Expression>map(number -> new Expression.Literal(Double.parseDouble(number)))
                .or(() -> take(TEXT).map(quoted -> new Expression.Text(quoted.substring(1, quoted.length() - 1))))
                .or(() -> take(ID).map(Expression.Reference::new))
                .or(() -> take(WORD).map(this::wordOrCall))
                .orElseThrow(() -> expected("a number, an id, a function, ( or ["));
    }

    private Expression wordOrCall(String word) {
        return skips('(') ? Expression.Call.of(word, list(')')) : new Expression.Word(word);
    }

    private List<Expression> list(char end) {
        List<Expression> all = new ArrayList<>();
        if (skips(end)) {
            return all;
        }
        do {
            all.add(operation(1));
        } while (skips(','));
        require(end);
        return all;
    }

    private Optional<String> take(Pattern pattern) {
        Matcher matcher = matcher(pattern);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher.group());
    }

    private boolean skips(char next) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == next;
        at += there ? 1 : 0;
        return there;
    }

    private void require(char next) {
        if (!skips(next)) {
            throw expected(String.valueOf(next));
        }
    }

    private void skipBlanks() {
        take(BLANK);
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException(
                at >= text.length()
                        ? what + " is missing at the end"
                        : what + " is missing at \"" + text.substring(at) + '"');
    }
}
