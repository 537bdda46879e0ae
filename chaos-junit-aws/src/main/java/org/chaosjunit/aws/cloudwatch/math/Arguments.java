package org.chaosjunit.aws.cloudwatch.math;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a function is called with.
 *
 * @param function its name
 * @param parts what stands between its parentheses
 * @param frame what they are computed from
 */
record Arguments(String function, List<Expression> parts, Frame frame) {
    /** Returns how many there are, and refuses others than that many. */
    int count(int fewest, int most) {
        int count = parts.size();
        if (count < fewest || count > most) {
            throw new IllegalArgumentException(function + " takes "
                    + (fewest == most ? Integer.toString(most) : fewest + " to " + most)
                    + (most == 1 ? " argument" : " arguments") + ", not " + count);
        }
        return count;
    }

    Value value(int index) {
        return parts.get(index).evaluate(frame);
    }

    SeriesList list(int index) {
        Value value = value(index);
        if (value instanceof SeriesList list) {
            return list;
        }
        throw wrong("an array of time series", value);
    }

    double scalar(int index) {
        Value value = value(index);
        if (value instanceof Scalar scalar) {
            return scalar.number();
        }
        throw wrong("a single number", value);
    }

    /** Applies a function to the only argument, a time series or each of an array. */
    Value each(UnaryOperator<Series> function) {
        count(1, 1);
        return eachOf(value(0), function);
    }

    /** Applies a function to a time series or each of an array. */
    Value eachOf(Value value, UnaryOperator<Series> of) {
        if (value instanceof Series series) {
            return of.apply(series);
        }
        if (value instanceof SeriesList list) {
            return list.map(of);
        }
        throw wrong("a time series or an array of them", value);
    }

    /** Returns the word in capitals that stands there, if one does. */
    Optional<String> word(int index) {
        return parts.get(index) instanceof Expression.Word word ? Optional.of(word.word()) : Optional.empty();
    }

    IllegalArgumentException wrong(String required, Value found) {
        return new IllegalArgumentException(function + " takes " + required + ", not " + found.kind());
    }
}
