package org.chaosjunit.aws.cloudwatch.math;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Functions of each number by itself. */
final class PointFunctions {
    static final Map<String, Function> ALL = Map.of(
            "ABS", each(Math::abs),
            "CEIL", each(Math::ceil),
            "FLOOR", each(Math::floor),
            "LOG", each(Math::log),
            "LOG10", each(Math::log10));

    private PointFunctions() {}

    private static Function each(DoubleUnaryOperator function) {
        return arguments -> arguments.each(series -> series.map(function));
    }
}
