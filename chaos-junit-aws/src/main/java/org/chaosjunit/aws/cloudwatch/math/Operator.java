package org.chaosjunit.aws.cloudwatch.math;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;

/** What stands between two operands. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state, and the lists cannot be changed.
enum Operator {
    OR(1, (a, b) -> truth(a != 0 || b != 0), "OR", "||"),
    AND(2, (a, b) -> truth(a != 0 && b != 0), "AND", "&&"),
    EQUAL(3, (a, b) -> truth(a == b), "=="),
    DIFFERENT(3, (a, b) -> truth(a != b), "!="),
    AT_MOST(3, (a, b) -> truth(a <= b), "<="),
    AT_LEAST(3, (a, b) -> truth(a >= b), ">="),
    LESS(3, (a, b) -> truth(a < b), "<"),
    MORE(3, (a, b) -> truth(a > b), ">"),
    PLUS(4, Double::sum, "+"),
    MINUS(4, (a, b) -> a - b, "-"),
    TIMES(5, (a, b) -> a * b, "*"),
    // What divides by zero is no number, and dropped as such.
    OVER(5, (a, b) -> b == 0 ? Double.NaN : a / b, "/"),
    POWER(6, Math::pow, "^");

    /** The highest {@link #precedence()} that is not right-associative. */
    static final int HIGHEST = 5;

    private final int precedence;
    private final DoubleBinaryOperator function;
    private final List<String> symbols;

    Operator(int precedence, DoubleBinaryOperator function, String... symbols) {
        this.precedence = precedence;
        this.function = function;
        this.symbols = List.of(symbols);
    }

    static Optional<Operator> of(String symbol) {
        return Arrays.stream(values())
                .filter(operator -> operator.symbols.contains(symbol))
                .findFirst();
    }

    /** Returns how tightly it binds, from 1. */
    int precedence() {
        return precedence;
    }

    Value apply(Value left, Value right) {
        if (left instanceof Scalar a && right instanceof Scalar b) {
            return new Scalar(function.applyAsDouble(a.number(), b.number()));
        }
        if (left instanceof SeriesList a) {
            return a.map(each -> one(each, right));
        }
        if (right instanceof SeriesList b) {
            return b.map(each -> one(left, each));
        }
        return one(left, right);
    }

    private Series one(Value left, Value right) {
        if (left instanceof Series a && right instanceof Scalar b) {
            return a.map(number -> function.applyAsDouble(number, b.number()));
        }
        if (left instanceof Scalar a && right instanceof Series b) {
            return b.map(number -> function.applyAsDouble(a.number(), number));
        }
        if (left instanceof Series a && right instanceof Series b) {
            return pairs(a, b);
        }
        throw new IllegalArgumentException(
                symbols.get(0) + " cannot stand between " + left.kind() + " and " + right.kind());
    }

    // A time that only one of them knows counts, with 0 for the other.
    private Series pairs(Series left, Series right) {
        SortedSet<Instant> times = new TreeSet<>(left.points().keySet());
        times.addAll(right.points().keySet());
        SortedMap<Instant, Double> points = new TreeMap<>();
        times.forEach(time -> points.put(time, function.applyAsDouble(left.at(time), right.at(time))));
        return new Series(points);
    }

    private static double truth(boolean is) {
        return is ? 1 : 0;
    }
}
