package org.chaosjunit.aws.cloudwatch.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A part of an expression. */
sealed interface Expression {
    /**
     * Computes it.
     *
     * @throws IllegalArgumentException if its parts do not fit together
     */
    Value evaluate(Frame frame);

    /** Returns its parts. */
    default List<Expression> parts() {
        return List.of();
    }

    /** Returns the ids that it names, those of its parts included. */
    default Stream<String> references() {
        return parts().stream().flatMap(Expression::references);
    }

    /** A number as it stands. */
    record Literal(double number) implements Expression {
        @Override
        public Value evaluate(Frame frame) {
            return new Scalar(number);
        }
    }

    /** A text in quotes. */
    record Text(String text) implements Expression {
        @Override
        public Value evaluate(Frame frame) {
            throw new IllegalArgumentException("the text \"" + text + "\" stands where a time series or number should");
        }
    }

    /** A word in capitals that only some functions understand, such as {@code REPEAT}. */
    record Word(String word) implements Expression {
        @Override
        public Value evaluate(Frame frame) {
            throw new IllegalArgumentException(word + " stands where a time series or number should");
        }
    }

    /** The id of a metric or of another expression. */
    record Reference(String id) implements Expression {
        @Override
        public Value evaluate(Frame frame) {
            Value metric = frame.metrics().get(id);
            Value value = metric == null ? frame.expressions().get(id) : metric;
            if (value == null) {
                TreeSet<String> known = new TreeSet<>(frame.metrics().keySet());
                known.addAll(frame.expressions().keySet());
                throw new IllegalArgumentException("there is no id \"" + id + "\", only " + known);
            }
            return value;
        }

        @Override
        public Stream<String> references() {
            return Stream.of(id);
        }
    }

    /** What has a minus before it. */
    record Negation(Expression of) implements Expression {
        @Override
        public Value evaluate(Frame frame) {
            return Operator.TIMES.apply(new Scalar(-1), of.evaluate(frame));
        }

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    /** Two operands and what stands between them. */
    record Operation(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public Value evaluate(Frame frame) {
            return operator.apply(left.evaluate(frame), right.evaluate(frame));
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** Several in brackets. */
    record Array(List<Expression> parts) implements Expression {
        @Override
        public Value evaluate(Frame frame) {
            List<Series> all = new ArrayList<>();
            for (Expression part : parts) {
                Value value = part.evaluate(frame);
                if (value instanceof Series series) {
                    all.add(series);
                } else if (value instanceof SeriesList list) {
                    all.addAll(list.all());
                } else {
                    throw new IllegalArgumentException("brackets hold time series, not " + value.kind());
                }
            }
            return new SeriesList(all);
        }
    }

    /** A function and what it is called with. */
    record Call(String name, Function function, List<Expression> parts) implements Expression {
        /**
         * Finds the function.
         *
         * @throws IllegalArgumentException if there is none of that name
         */
        static Call of(String name, List<Expression> arguments) {
            Map<String, Function> known = Functions.ALL;
            Function function = known.get(name);
            if (function == null) {
                throw new IllegalArgumentException("the function " + name
                        + " is not computed here, only on AWS itself if it exists; computed are "
                        + String.join(", ", known.keySet()));
            }
            return new Call(name, function, arguments);
        }

        @Override
        public Value evaluate(Frame frame) {
            return function.apply(new Arguments(name, parts, frame));
        }
    }
}
